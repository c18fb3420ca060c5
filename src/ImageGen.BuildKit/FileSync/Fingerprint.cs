namespace ImageGen.BuildKit.FileSync;

/// <summary>
/// A number that tells contents apart which nobody has made to be alike: FNV-1a in 64 bits (Fowler, Noll, Vo). A hash of the framework's
/// would load the system's cryptography first, which takes longer than all else that comes before a build is asked for.
/// </summary>
internal static class Fingerprint
{
    private const ulong Basis = 14_695_981_039_346_656_037;
    private const ulong Prime = 1_099_511_628_211;

    public static ulong Of(ReadOnlySpan<byte> content)
    {
        var number = Basis;
        foreach (var octet in content)
        {
            number = unchecked((number ^ octet) * Prime);
        }

        return number;
    }
}
