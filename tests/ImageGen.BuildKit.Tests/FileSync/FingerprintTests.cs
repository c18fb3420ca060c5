using CsCheck;
using ImageGen.BuildKit.FileSync;
using Xunit;

namespace ImageGen.BuildKit.Tests.FileSync;

public class FingerprintTests
{
    /// <summary>From the test vectors that Fowler, Noll and Vo publish (draft-eastlake-fnv, appendix C).</summary>
    [Theory]
    [InlineData("", 0xcbf29ce484222325)]
    [InlineData("a", 0xaf63dc4c8601ec8c)]
    [InlineData("foobar", 0x85944171f73967e8)]
    public void Is_FNV_1a(string text, ulong expected) => Assert.Equal(expected, Fingerprint.Compute(System.Text.Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void Distinguishes_contents() => Gen.Select(Gen.Byte.Array, Gen.Byte.Array).Sample((one, other) =>
        one.AsSpan().SequenceEqual(other) == (Fingerprint.Compute(one) == Fingerprint.Compute(other)));
}
