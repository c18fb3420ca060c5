using System.Diagnostics;
using ImageGen.Engines.Transports;
using Xunit;

namespace ImageGen.Tests.Engines;

public sealed class ProcessStreamTests
{
    [Fact]
    public async Task Closing_ends_the_process_and_its_pipes_however_often_it_is_done()
    {
        var process = TestEnvironment.Empty.Start("/bin/cat", []);
        using var same = Process.GetProcessById(process.Id);
        var (input, output) = (process.StandardInput.BaseStream, process.StandardOutput.BaseStream);
        var stream = new ProcessStream(process);

        await stream.DisposeAsync();
        await stream.DisposeAsync();

        await same.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Throws<ObjectDisposedException>(() => input.WriteByte(0));
        Assert.Throws<ObjectDisposedException>(() => output.ReadByte());
    }
}
