using System.Text.RegularExpressions;
using ImageGen.Pushing;

namespace ImageGen.Building.BuildKit;

/// <summary>Recognises in what BuildKit says of a failed build that the image was built, and its registry did not take it.</summary>
internal static partial class RefusedPush
{
    /// <returns>The failure of the push; <see langword="null"/> where it is one of the build.</returns>
    public static async Task<ImagePushException?> FindAsync(string words, BuildRequest request, CancellationToken cancellationToken)
    {
        var match = Refusal().Match(words);
        if (!match.Success || !ImageReference.TryParse(match.Groups["image"].Value, out var image))
        {
            return null;
        }

        var credentials = await request.Credentials.FindAsync(image.Registry, cancellationToken).ConfigureAwait(false);
        return PushFailure.Of(image, match.Groups["why"].Value, credentials);
    }

    // The exporter's words since its beginnings; a command's output, which stands in a failure's text too, is on other lines.
    [GeneratedRegex(@"^(failed to solve: )?failed to push (?<image>\S+): (?<why>.+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Refusal();
}
