using System.Diagnostics;
using System.Text;

namespace ImageGen.Engines.Transports;

/// <summary>A connection through the standard input and output of a process.</summary>
internal sealed class ProcessStream : TransportStream
{
    private readonly Process _process;
    private readonly Stream _input;
    private readonly Stream _output;
    private readonly Task<string> _errors;
    private bool _anythingRead;
    private bool _isDisposed;

    public ProcessStream(Process process)
    {
        _process = process;
        _input = process.StandardInput.BaseStream;
        _output = process.StandardOutput.BaseStream;
        // Read continuously, because a process blocks if the pipe is full.
        _errors = ReadLastLinesAsync(process.StandardError);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await _output.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        if (count == 0 && buffer.Length > 0 && !_anythingRead)
        {
            await _process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            var errors = await _errors.ConfigureAwait(false);
            throw new SshConnectionException($"{Path.GetFileName(_process.StartInfo.FileName)} ended with exit code {_process.ExitCode}{(errors.Length > 0 ? ": " + errors : "")}");
        }

        _anythingRead |= count > 0;
        return count;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await _input.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
        await _input.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => _input.FlushAsync(cancellationToken);

    protected override void Dispose(bool disposing)
    {
        // Streams may be disposed more than once, and HasExited fails on a disposed process.
        if (disposing && !_isDisposed)
        {
            _isDisposed = true;
            if (!_process.HasExited)
            {
                _process.Kill(entireProcessTree: true);
            }

            // Process.Dispose does not close pipes that were accessed.
            _input.Dispose();
            _output.Dispose();
            _process.Dispose();
        }

        base.Dispose(disposing);
    }

    private static async Task<string> ReadLastLinesAsync(StreamReader errors)
    {
        const int Kept = 5;
        var lines = new Queue<string>();
        try
        {
            while (await errors.ReadLineAsync().ConfigureAwait(false) is { } line)
            {
                lines.Enqueue(line.Trim());
                if (lines.Count > Kept)
                {
                    lines.Dequeue();
                }
            }
        }
        catch (Exception exception) when (exception is ObjectDisposedException or IOException)
        {
            // The connection was closed here, so the output of ssh about that is ignored.
        }

        return new StringBuilder().AppendJoin(" ", lines.Where(line => line.Length > 0)).ToString();
    }
}
