using System.Collections.Immutable;

namespace ImageGen.Generator.Diagnostics;

/// <summary>
/// The ids of the rules that ImageGen.CodeFixes corrects, one list for each code fix. It is all that the assembly of the code fixes needs of
/// this one, which only the compiler loads otherwise: no contract for users.
/// </summary>
public static class FixableRules
{
    /// <summary>The property of a diagnostic that holds the text to write instead.</summary>
    public const string SuggestionProperty = "Suggestion";

    /// <summary>The rules whose diagnostics carry the text that is probably meant, in <see cref="SuggestionProperty"/>.</summary>
    public static ImmutableArray<string> WithSuggestedText { get; } = ImmutableArray.CreateRange(
    [
        .. TextRules.All.Select(static rule => rule.Id),
        ImageRules.DigestInName.Id, ImageRules.TagAndDigest.Id, ImageRules.DoubledNamespace.Id,
        Rules.InvalidName.Id, Rules.InvalidTag.Id, Rules.DigestInName.Id, Rules.InvalidPlatform.Id, Rules.MalformedSetting.Id,
        Rules.UnknownTarget.Id,
    ]);

    /// <summary>The rules against two tags of one image.</summary>
    public static ImmutableArray<string> OfTwoTags { get; } = ImmutableArray.Create(Rules.TwoTags.Id, ImageRules.TwoTags.Id);

    /// <summary>The rule for the keyword <c>partial</c>.</summary>
    public static ImmutableArray<string> OfPartialClasses { get; } = ImmutableArray.Create(Rules.ClassNotPartial.Id);

    /// <summary>The rule against settings without effect.</summary>
    public static ImmutableArray<string> OfUnusedSettings { get; } = ImmutableArray.Create(ImageRules.UnusedSetting.Id);
}
