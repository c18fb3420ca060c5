using System.Buffers.Binary;
using Grpc.Core;

namespace ImageGen.BuildKit.Sessions.Ssh;

/// <summary>
/// The part of the ssh agent protocol that a forwarder needs (draft-ietf-sshm-ssh-agent). A message is a length of four bytes, a type and
/// its content, and each request has one response.
/// </summary>
internal static class AgentMessage
{
    public const int LengthSize = 4;

    // OpenSSH's own limit.
    private const int MaxLength = 256 * 1024;

    private const byte RequestIdentities = 11;
    private const byte SignRequest = 13;

    /// <summary>The response to a refused request: SSH_AGENT_FAILURE.</summary>
    public static ReadOnlyMemory<byte> Failure { get; } = new byte[] { 0, 0, 0, 1, 5 };

    /// <summary>
    /// Whether a build may send this request to a user's agent: listing public keys and signing are allowed; removing keys, adding keys and
    /// locking the agent are not. BuildKit's own client has the same rule.
    /// </summary>
    public static bool IsAllowed(ReadOnlySpan<byte> message) => message[LengthSize] is RequestIdentities or SignRequest;

    /// <summary>Reads the size of a message from its first bytes, including the length field.</summary>
    public static int ReadSize(ReadOnlySpan<byte> head)
    {
        var length = BinaryPrimitives.ReadUInt32BigEndian(head);
        return length is > 0 and <= MaxLength
            ? LengthSize + (int)length
            : throw new RpcException(new Status(StatusCode.InvalidArgument, $"A message of {length} bytes is not a valid ssh agent message."));
    }
}
