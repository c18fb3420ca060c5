using System.Buffers.Binary;
using ImageGen.BuildKit.Http2;
using ImageGen.BuildKit.Http2.Frames;

namespace ImageGen.BuildKit.Tests.Http2.Peers;

/// <summary>Sends content on several streams as far as the windows allow, and waits for more credit if they are used up.</summary>
internal sealed class WindowedSender(RawPeer peer)
{
    private const ushort InitialWindow = 4;

    private readonly Dictionary<int, long> _windows = new() { [0] = Http2Limits.DefaultWindow };
    private long _initial = Http2Limits.DefaultWindow;

    /// <summary>The frames that arrived meanwhile.</summary>
    public List<RawFrame> Received { get; } = [];

    /// <param name="streamId">The stream, which is open.</param>
    /// <param name="data">The content.</param>
    /// <param name="padding">The padding of each frame, including its length octet.</param>
    /// <param name="frames">The number of frames.</param>
    public async Task SendAsync(int streamId, ReadOnlyMemory<byte> data, int padding, int frames)
    {
        _ = _windows.TryAdd(streamId, _initial);
        var size = (data.Length / frames) + padding;
        for (; frames > 0; frames--)
        {
            while (Math.Min(_windows[0], _windows[streamId]) < size)
            {
                Take(await peer.ReadAsync() ?? throw new InvalidOperationException("The connection ended."));
            }

            _windows[0] -= size;
            _windows[streamId] -= size;
            var part = data[..(size - padding)].Span;
            data = data[part.Length..];
            await (padding == 0
                ? peer.Write(FrameType.Data, 0, streamId, part)
                : peer.Write(FrameType.Data, FrameFlags.Padded, streamId, [(byte)(padding - 1), .. part, .. new byte[padding - 1]])).SendAsync();
        }
    }

    private void Take(RawFrame frame)
    {
        Received.Add(frame);
        if (frame.Type == FrameType.WindowUpdate)
        {
            _windows[frame.StreamId] = _windows.GetValueOrDefault(frame.StreamId, _initial) + frame.Number;
        }
        else if (frame.Type == FrameType.Settings)
        {
            foreach (var setting in frame.Payload.Chunk(6).Where(setting => BinaryPrimitives.ReadUInt16BigEndian(setting) == InitialWindow))
            {
                SetInitial(BinaryPrimitives.ReadUInt32BigEndian(setting.AsSpan(2)));
            }
        }
    }

    private void SetInitial(uint size)
    {
        foreach (var stream in _windows.Keys.Where(id => id != 0).ToArray())
        {
            _windows[stream] += size - _initial;
        }

        _initial = size;
    }
}
