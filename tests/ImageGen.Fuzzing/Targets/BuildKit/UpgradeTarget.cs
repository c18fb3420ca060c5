using ImageGen.BuildKit.Connections.Upgrades;
using static ImageGen.Fuzzing.Targets.BrokenPropertyException;

namespace ImageGen.Fuzzing.Targets.BuildKit;

/// <summary>
/// Answers to a request for an upgrade: what is no head of HTTP is refused and nothing else is thrown, and the pieces in
/// which an answer arrives make no difference.
/// </summary>
internal static class UpgradeTarget
{
    public static void Check(byte[] bytes)
    {
        var shown = Convert.ToHexString(bytes);
        if (Head(bytes) is not { } head)
        {
            return;
        }

        ThrowUnless(head.Length <= bytes.Length && head.Status is >= 100 and <= 999, shown);
        ThrowUnless(Head(bytes[..(head.Length - 1)]) is null && Head(bytes[..(head.Length / 2)]) is null, shown);
        ThrowUnless(Head(bytes[..head.Length]) is { } again && again.Length == head.Length && again.Headers.SequenceEqual(head.Headers), shown);

        var body = bytes.AsSpan(head.Length);
        var whole = RefusalBody.Read(head, body, ended: true);
        ThrowUnless(whole is not null && whole.Length <= body.Length && RefusalBody.Message(whole) is not null, shown);
        if (body.Length < RefusalBody.MaxLength && RefusalBody.Read(head, body[..(body.Length / 2)], ended: false) is { } early)
        {
            ThrowUnless(RefusalBody.Read(head, body, ended: false) is { } late && late.AsSpan().SequenceEqual(early), shown);
        }
    }

    private static UpgradeResponse? Head(byte[] bytes)
    {
        try
        {
            return UpgradeResponse.Parse(bytes);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
