namespace ImageGen.BuildKit.Http2.Frames;

/// <summary>What a frame is for (RFC 9113, section 6). Others are to be passed over.</summary>
internal enum FrameType : byte
{
    Data = 0,
    Headers = 1,
    Priority = 2,
    Reset = 3,
    Settings = 4,
    PushPromise = 5,
    Ping = 6,
    GoAway = 7,
    WindowUpdate = 8,
    Continuation = 9,
}
