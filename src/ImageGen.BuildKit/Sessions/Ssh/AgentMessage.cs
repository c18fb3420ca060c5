using System.Buffers.Binary;
using Grpc.Core;

namespace ImageGen.BuildKit.Sessions.Ssh;

/// <summary>
/// The agent's protocol, as far as a forwarder has to know it: each message is a length of four bytes, a type, and what
/// follows from the type; each request has one answer. draft-ietf-sshm-ssh-agent.
/// </summary>
internal static class AgentMessage
{
    public const int LengthSize = 4;

    // OpenSSH's own limit.
    private const int MaxLength = 256 * 1024;

    private const byte RequestIdentities = 11;
    private const byte SignRequest = 13;

    /// <summary>What an agent says to what it does not do: SSH_AGENT_FAILURE.</summary>
    public static ReadOnlyMemory<byte> Failure { get; } = new byte[] { 0, 0, 0, 1, 5 };

    /// <summary>
    /// Whether a build may ask it of somebody's agent: for the keys' public halves, and for signatures. Not to remove keys,
    /// to add some, or to lock the agent. BuildKit's own client draws the line there.
    /// </summary>
    public static bool IsAllowed(ReadOnlySpan<byte> message) => message[LengthSize] is RequestIdentities or SignRequest;

    /// <summary>The size of the message that begins so, its length included.</summary>
    public static int ReadSize(ReadOnlySpan<byte> head)
    {
        var length = BinaryPrimitives.ReadUInt32BigEndian(head);
        return length is > 0 and <= MaxLength
            ? LengthSize + (int)length
            : throw new RpcException(new Status(StatusCode.InvalidArgument, $"A message of {length} bytes is none of an ssh agent's."));
    }
}
