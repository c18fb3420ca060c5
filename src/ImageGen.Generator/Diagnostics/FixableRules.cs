using System.Collections.Immutable;

namespace ImageGen.Generator.Diagnostics;

/// <summary>
/// The ids of the rules that have a code fix, one list for each code fix. The type is public only for the assembly ImageGen.CodeFixes.
/// It is not an API for users.
/// </summary>
public static class FixableRules
{
    /// <summary>The property of a diagnostic that contains the suggested text.</summary>
    public const string SuggestionProperty = "Suggestion";

    /// <summary>The rules whose diagnostics can suggest a text, in <see cref="SuggestionProperty"/>.</summary>
    public static ImmutableArray<string> WithSuggestedText { get; } = ImmutableArray.CreateRange(
    [
        .. TextRules.All.Select(static rule => rule.Id),
        ImageRules.DigestInName.Id, ImageRules.TagAndDigest.Id, ImageRules.DoubledNamespace.Id,
        Rules.InvalidName.Id, Rules.InvalidTag.Id, Rules.DigestInName.Id, Rules.InvalidPlatform.Id, Rules.MalformedSetting.Id,
        Rules.UnknownTarget.Id,
    ]);

    /// <summary>The rules that report two tags of one image.</summary>
    public static ImmutableArray<string> OfTwoTags { get; } = ImmutableArray.Create(Rules.TwoTags.Id, ImageRules.TwoTags.Id);

    /// <summary>The rule that requires the keyword <c>partial</c>.</summary>
    public static ImmutableArray<string> OfPartialClasses { get; } = ImmutableArray.Create(Rules.ClassNotPartial.Id);

    /// <summary>The rule that reports settings without effect.</summary>
    public static ImmutableArray<string> OfUnusedSettings { get; } = ImmutableArray.Create(ImageRules.UnusedSetting.Id);
}
