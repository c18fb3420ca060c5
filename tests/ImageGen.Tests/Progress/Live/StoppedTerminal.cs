namespace ImageGen.Tests.Progress.Live;

/// <summary>A terminal whose output is stopped, as by Ctrl+S: writes block until it continues.</summary>
internal sealed class StoppedTerminal : StringWriter
{
    private readonly ManualResetEventSlim _continues = new();

    public void Continue() => _continues.Set();

    public override void Write(string? value)
    {
        _continues.Wait();
        base.Write(value);
    }

    protected override void Dispose(bool disposing)
    {
        _continues.Set();
        base.Dispose(disposing);
    }
}
