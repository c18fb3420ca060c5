using System.Text.RegularExpressions;
using ImageGen.BuildKit.Failures;
using ImageGen.Pushing;

namespace ImageGen.Building.BuildKit;

/// <summary>Recognises the message of a failed build whose image was built, and whose registry refused it.</summary>
internal static partial class RefusedPush
{
    /// <returns>The failure of the push; <see langword="null"/> if the build itself failed.</returns>
    public static async Task<ImagePushException?> FindAsync(string words, BuildRequest request, CancellationToken cancellationToken)
    {
        var match = Refusal().Match(FailureText.Simplify(words));
        if (!match.Success || !ImageReference.TryParse(match.Groups["image"].Value, out var image))
        {
            return null;
        }

        var credentials = await request.Credentials.FindAsync(image.Registry, cancellationToken).ConfigureAwait(false);
        return PushFailure.Create(image, match.Groups["why"].Value, credentials?.Login);
    }

    // The exporter's message in all versions of BuildKit. The output of a command, which the message may contain, is on other lines.
    [GeneratedRegex(@"^failed to push (?<image>\S+): (?<why>.+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Refusal();
}
