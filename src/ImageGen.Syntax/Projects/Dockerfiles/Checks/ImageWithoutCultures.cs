namespace ImageGen.Projects.Dockerfiles.Checks;

/// <summary>Microsoft's images for Alpine, and those without a shell, set the globalization to invariant and have no ICU. Only the form "extra" has both.</summary>
internal sealed class ImageWithoutCultures() : ProjectImageCheck("IMG0022")
{
    private const string Variable = "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT";
    private const string Extra = "-extra";

    /// <summary>The images without a package manager. The form is a part of the tag after one of these words.</summary>
    private static readonly string[] WithoutShell = ["chiseled", "distroless"];

    public override IEnumerable<ProjectImageWarning> Find(CheckedImage image)
    {
        var (setting, tag) = image.Settings.BaseImage is { } written
            ? (nameof(ProjectImageSettings.BaseImage), MicrosoftImage.Find(written)?.Tag)
            : (nameof(ProjectImageSettings.ContainerFamily), image.Settings.ContainerFamily);
        var variable = image.FindVariable(Variable);
        // A user who sets the variable to true wants cultures to be invariant.
        if (tag is null || image.Facts.InvariantGlobalization || IsTrue(variable) || Contains(tag, Extra))
        {
            yield break;
        }

        if (Contains(tag, "alpine"))
        {
            if (!IsFalse(variable) || !image.Settings.Packages.Any(IsIcu))
            {
                yield return Warn(setting, Message(tag, image, $"Set Packages to 'icu-libs' and 'icu-data-full' and Env to '{Variable}=false'"));
            }
        }
        else if (WithoutShell.FirstOrDefault(word => Contains(tag, word)) is { } form)
        {
            var extra = tag.Substring(0, tag.IndexOf(form, StringComparison.OrdinalIgnoreCase) + form.Length) + Extra;
            yield return Warn(setting, Message(tag, image, $"Use '{extra}'"));
        }
    }

    private static string Message(string tag, CheckedImage image, string advice) =>
        $"The image '{tag}' has no culture data, and the project '{image.Facts.Path}' is not invariant, so cultures are not found or behave like the invariant one. {advice}, or set InvariantGlobalization in the project.";

    private static bool IsIcu(string package) => package.StartsWith("icu", StringComparison.Ordinal);

    private static bool IsTrue(string? value) => value is "1" || string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);

    private static bool IsFalse(string? value) => value is "0" || string.Equals(value, "false", StringComparison.OrdinalIgnoreCase);

    private static bool Contains(string tag, string word) => tag.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;
}
