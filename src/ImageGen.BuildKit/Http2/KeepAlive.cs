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
    private readonly Timer _timer;
    private long _heard = Environment.TickCount64;
    private volatile bool _hasAsked;

    public KeepAlive(FrameWriter writer, Http2Limits limits, Action<Exception> onSilence)
    {
        _writer = writer;
        _limits = limits;
        _onSilence = onSilence;
        var period = (limits.PingDelay < limits.PingTimeout ? limits.PingDelay : limits.PingTimeout) / 2;
        _timer = new Timer(static state => ((KeepAlive)state!).Look(), this, period, period);
    }

    /// <summary>The peer has said something.</summary>
    public void Heard()
    {
        Volatile.Write(ref _heard, Environment.TickCount64);
        _hasAsked = false;
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        var silence = TimeSpan.FromMilliseconds(Environment.TickCount64 - Volatile.Read(ref _heard));
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
