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
    private int _silentTicks;
    private volatile bool _hasPinged;

    public KeepAlive(FrameWriter writer, Http2Limits limits, Action<Exception> onSilence)
    {
        _writer = writer;
        _limits = limits;
        _onSilence = onSilence;
        _period = (limits.PingDelay < limits.PingTimeout ? limits.PingDelay : limits.PingTimeout) / 2;
        _timer = new Timer(static state => ((KeepAlive)state!).OnTick(), this, _period, _period);
    }

    /// <summary>Resets the timer after data from the peer.</summary>
    public void OnReceived()
    {
        Volatile.Write(ref _silentTicks, 0);
        _hasPinged = false;
    }

    public void Dispose() => _timer.Dispose();

    private void OnTick()
    {
        // Counts timer ticks instead of reading a clock, which would also advance while this process is suspended and receives nothing.
        var silence = (Interlocked.Increment(ref _silentTicks) - 1) * _period;
        if (silence >= _limits.PingDelay + _limits.PingTimeout)
        {
            _onSilence(new IOException($"The daemon has not responded on the session's connection for {silence.TotalSeconds:0} s."));
        }
        else if (silence >= _limits.PingDelay && !_hasPinged)
        {
            _hasPinged = true;
            _writer.AppendPing([0, 0, 0, 0, 0, 0, 0, 0], isAcknowledgement: false);
            _writer.Flush();
        }
    }
}
