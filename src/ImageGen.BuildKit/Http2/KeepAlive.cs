using ImageGen.BuildKit.Http2.Frames;

namespace ImageGen.BuildKit.Http2;

/// <summary>
/// Detects a lost peer: a machine without power sends nothing. A live peer responds to pings, even if it has no request for a
/// long time.
/// </summary>
internal sealed class KeepAlive : IDisposable
{
    private readonly FrameWriter _writer;
    private readonly Http2Limits _limits;
    private readonly Action<Exception> _onSilence;
    private readonly TimeSpan _period;
    private readonly Timer _timer;
    private int _silentLooks;
    private volatile bool _hasAsked;

    public KeepAlive(FrameWriter writer, Http2Limits limits, Action<Exception> onSilence)
    {
        _writer = writer;
        _limits = limits;
        _onSilence = onSilence;
        _period = (limits.PingDelay < limits.PingTimeout ? limits.PingDelay : limits.PingTimeout) / 2;
        _timer = new Timer(static state => ((KeepAlive)state!).Look(), this, _period, _period);
    }

    /// <summary>Resets the timer after data from the peer.</summary>
    public void Heard()
    {
        Volatile.Write(ref _silentLooks, 0);
        _hasAsked = false;
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        // Counts timer ticks instead of reading a clock, which would also advance while this process is suspended and receives nothing.
        var silence = (Interlocked.Increment(ref _silentLooks) - 1) * _period;
        if (silence >= _limits.PingDelay + _limits.PingTimeout)
        {
            _onSilence(new IOException($"The daemon has not responded on the session's connection for {silence.TotalSeconds:0} s."));
        }
        else if (silence >= _limits.PingDelay && !_hasAsked)
        {
            _hasAsked = true;
            _writer.AppendPing([0, 0, 0, 0, 0, 0, 0, 0], isAnswer: false);
            _writer.Flush();
        }
    }
}
