namespace ImageGen.BuildKit.FileSync;

/// <summary>
/// A hash for contents that are not adversarial: FNV-1a with 64 bits (Fowler, Noll, Vo). A cryptographic hash would first load the
/// system's cryptography, which takes longer than everything else before a build is requested.
/// </summary>
internal static class Fingerprint
{
    private const ulong Basis = 14_695_981_039_346_656_037;
    private const ulong Prime = 1_099_511_628_211;

    public static ulong Compute(ReadOnlySpan<byte> content)
    {
        var number = Basis;
        foreach (var octet in content)
        {
            number = unchecked((number ^ octet) * Prime);
        }

        return number;
    }
}
