using ImageGen.BuildKit.Http2.Frames;

namespace ImageGen.BuildKit.Http2;

/// <summary>
/// Finds out that a peer is gone: a machine that was unplugged says nothing. One that is there answers, however long it has
/// nothing to ask.
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

    /// <summary>The peer has said something.</summary>
    public void Heard()
    {
        Volatile.Write(ref _silentLooks, 0);
        _hasAsked = false;
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        // The looks are counted, and no clock is read: it goes on while this side sleeps or is stopped, and hears nothing.
        var silence = (Interlocked.Increment(ref _silentLooks) - 1) * _period;
        if (silence >= _limits.PingDelay + _limits.PingTimeout)
        {
            _onSilence(new IOException($"The daemon has not answered on the session's connection for {silence.TotalSeconds:0} s."));
        }
        else if (silence >= _limits.PingDelay && !_hasAsked)
        {
            _hasAsked = true;
            _writer.AppendPing([0, 0, 0, 0, 0, 0, 0, 0], isAnswer: false);
            _writer.Flush();
        }
    }
}
