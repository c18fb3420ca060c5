using System.Text;

namespace ImageGen.CommandLine.Reporting;

/// <summary>Writes to what is the console's writer at that moment: while the live view is in the terminal, it is one that writes above it.</summary>
/// <param name="current">Returns the writer.</param>
internal sealed class CurrentConsole(Func<TextWriter> current) : TextWriter
{
    public override Encoding Encoding => current().Encoding;

    public override void Write(char value) => current().Write(value);

    public override void Write(char[] buffer, int index, int count) => current().Write(buffer, index, count);

    public override void Write(string? value) => current().Write(value);

    public override void WriteLine(string? value) => current().WriteLine(value);

    public override void Flush() => current().Flush();
}
