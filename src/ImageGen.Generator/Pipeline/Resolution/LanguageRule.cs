using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Models;
using Microsoft.CodeAnalysis.CSharp;

namespace ImageGen.Generator.Pipeline.Resolution;

/// <summary>Checks that the project's version of C# has what the members of an image use.</summary>
internal static class LanguageRule
{
    /// <summary>The version with <c>init</c>, which the options of the package have too.</summary>
    private const LanguageVersion Oldest = LanguageVersion.CSharp9;

    private const LanguageVersion OldestWithRequired = LanguageVersion.CSharp11;

    /// <summary>Returns the only diagnostics of an image whose members need a newer version; <see langword="null"/> if the version is new enough.</summary>
    public static ImageDiagnostics? Check(ImageModel image, LanguageVersion language, EquatableArray<Site> sites)
    {
        var needed = image.Members.RequireOptions ? OldestWithRequired : Oldest;
        if (language >= needed)
        {
            return null;
        }

        var diagnostics = new ImageDiagnostics(sites);
        diagnostics.Report(
            Rules.OldLanguageVersion,
            Site.Attribute,
            image.Class.Name,
            needed.ToDisplayString(),
            image.Members.RequireOptions ? ", because a build requires values that '" + image.Dockerfile + "' has no default for" : "",
            language.ToDisplayString());
        return diagnostics;
    }
}
