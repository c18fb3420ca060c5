using CsCheck;
using Xunit;

namespace ImageGen.Syntax.Tests.References;

public sealed class ImageReferencePropertyTests
{
    private static readonly Gen<string> AnyText = Gen.OneOf(Gen.String, Gen.String[Gen.Char["abzAFZ019._-/:@[]+% \té\n"], 0, 40]);

    private static readonly Gen<string> Atom = Gen.String[Gen.Char["abz019"], 1, 4];

    private static readonly Gen<string> Segment =
        Gen.Select(Atom, Gen.OneOf("", ".", "_", "__", "-", "---", "..", "___", "A"), Atom, (a, separator, b) => a + separator + b);

    private static readonly Gen<string> Host = Gen.OneOf(
        Gen.OneOf("", "", "", "docker.io/", "index.docker.io/", "localhost/", "ghcr.io/", "127.0.0.1:5000/", "[::1]:80/", "[fe80::1]/", "Host/", "h.o_st/"),
        Gen.Select(Gen.String[Gen.Char["abZ01.-_:[]"], 1, 10], host => host + "/"));

    private static readonly Gen<string> Tag =
        Gen.OneOf(Gen.OneOf("", "", ":", ":latest"), Gen.String[Gen.Char["aZ0_.-"], 1, 6].Select(tag => ":" + tag), Gen.Int[126, 130].Select(length => ":" + new string('t', length)));

    private static readonly Gen<string> Digest = Gen.OneOf(
        Gen.OneOf("", "", "", "@"),
        Gen.Select(Gen.OneOf("sha256", "sha384", "sha512", "sha1", "SHA256"), Gen.OneOf(64, 96, 128, 40), Gen.OneOf('a', '0', 'f', 'F'), (name, length, digit) => $"@{name}:{new string(digit, length)}"));

    private static readonly Gen<string> NearlyReference = Gen.Select(
        Host,
        Segment.Array[1, 4],
        Tag,
        Digest,
        (host, segments, tag, digest) => host + string.Join('/', segments) + tag + digest);

    private static readonly Gen<string> Mutated = Gen.Select(
        NearlyReference,
        Gen.Int[0, 1000],
        Gen.OneOf("", "/", ":", "@", ".", "_", "-", "A", " ", "é", "\n"),
        (text, at, change) => text.Insert(at % (text.Length + 1), change));

    private static readonly Gen<string> LongPath = Gen.Select(Host, Gen.Int[240, 260], (host, length) => host + new string('a', length));

    private static readonly Gen<string> Text = Gen.OneOf(AnyText, NearlyReference, NearlyReference, Mutated, LongPath);

    [Fact]
    public void The_published_grammar_as_regular_expressions_accepts_the_same_texts_and_finds_the_same_parts() =>
        Text.Sample(
            text =>
            {
                (string Domain, string Path, string? Tag, string? Digest)? expected = GrammarOracle.Parse(text);
                (string, string, string?, string?)? actual = ImageReference.TryParse(text, out ImageReference? reference)
                    ? (reference.Registry, reference.Repository, reference.Tag?.ToString(), reference.Digest?.ToString())
                    : null;
                return expected == actual;
            },
            iter: 40_000);

    [Fact]
    public void What_is_printed_reads_as_the_same_reference() =>
        Text.Sample(
            text =>
            {
                if (!ImageReference.TryParse(text, out ImageReference? reference))
                {
                    return true;
                }

                return ImageReference.Parse(reference.ToString()) == reference
                    && ImageReference.Parse(reference.ToString()).ToString() == reference.ToString()
                    && ImageReference.Parse(reference.CanonicalName) == reference.WithoutTag().WithoutDigest()
                    && ImageReference.Parse(reference.Name) == reference.WithoutTag().WithoutDigest()
                    && ImageReference.Parse(reference.ToCanonicalString()).CanonicalName == reference.CanonicalName;
            },
            iter: 20_000);

    [Fact]
    public void Nothing_but_the_declared_exception_is_thrown_and_each_way_to_ask_gives_the_same_answer() =>
        Text.Sample(
            text =>
            {
                bool isValid = ImageReference.TryParse(text, out ImageReference? reference, out ImageReferenceError? error);
                ImageReference? parsed = null;
                string? message = null;
                try
                {
                    parsed = ImageReference.Parse(text);
                }
                catch (ImageReferenceException e)
                {
                    message = e.Message;
                }

                return isValid == (parsed is not null)
                    && reference == parsed
                    && error?.Message == message
                    && isValid == ImageReference.TryParse(text.AsSpan(), out _);
            },
            iter: 20_000);

    [Fact]
    public void An_error_points_into_the_text_and_suggests_only_what_is_valid() =>
        Text.Sample(
            text => ImageReference.TryParse(text, out _, out ImageReferenceError? error)
                || (error.Position >= 0
                    && error.Length >= 0
                    && error.Position + error.Length <= text.Length
                    && error.Message.Length is > 40 and < 1000
                    && (error.Suggestion is null || ImageReference.TryParse(error.Suggestion, out _))),
            iter: 20_000);

    [Fact]
    public void Tags_and_digests_are_those_of_the_published_grammar() =>
        Gen.OneOf(AnyText, Tag.Select(tag => tag.TrimStart(':')), Digest.Select(digest => digest.TrimStart('@'))).Sample(
            text =>
                ImageTag.TryParse(text, out ImageTag? tag, out ImageReferenceError? tagError) == GrammarOracle.IsTag(text)
                && ImageDigest.TryParse(text, out ImageDigest? digest, out ImageReferenceError? digestError) == GrammarOracle.IsDigest(text)
                && (tag is null ? tagError!.Position + tagError.Length <= text.Length : tag.ToString() == text && ImageTag.Parse(text.AsSpan()) == tag)
                && (digest is null ? digestError!.Position + digestError.Length <= text.Length : digest.ToString() == text && ImageDigest.Parse(text.AsSpan()) == digest),
            iter: 20_000);
}
