namespace ImageGen.Projects.Dockerfiles.Checks;

/// <summary>The .NET CLI refuses to start if its SDK is not one that <c>global.json</c> accepts.</summary>
internal sealed class RefusedSdk() : ProjectImageCheck("IMG0023")
{
    private const string DefaultPolicy = "latestPatch";

    public override IEnumerable<ProjectImageWarning> Find(CheckedImage image)
    {
        var facts = image.Facts;
        if (!image.Options.IsPublishedOnHost
            && image.Settings.SdkTag is { } tag
            && HasGlobalJson(facts)
            && SdkVersion.Parse(facts.SdkVersion) is { } required
            && SdkVersion.Parse(tag) is { } found
            && !found.IsAccepted(required, facts.SdkRollForward))
        {
            var policy = facts.SdkRollForward.Length == 0 ? DefaultPolicy : facts.SdkRollForward;
            yield return Warn(
                nameof(ProjectImageSettings.SdkTag),
                $"The SDK of '{tag}' is refused by global.json, which requires '{facts.SdkVersion}' with rollForward '{policy}'. Remove SdkTag, or set it or global.json to a version that fits the other.");
        }
    }

    /// <summary>Whether the file is in the context. The CLI also finds one above the repository, which stays on this machine.</summary>
    private static bool HasGlobalJson(ProjectFacts facts) => facts.RestoreInputs.Any(path => path == "global.json" || path.EndsWith("/global.json", StringComparison.Ordinal));
}
