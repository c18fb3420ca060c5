using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Xunit;

namespace ImageGen.Engine.Tests.Terminal.Pictures;

/// <summary>The pictures of the documentation, in <c>docs/images</c>. <c>IMAGEGEN_UPDATE_CAPTURES=1</c> writes them.</summary>
internal static partial class PictureFile
{
    /// <summary>Compares a picture with its file, except for what differs from run to run, as <see cref="Capture"/> does, and for the places that follow from it.</summary>
    public static void AssertEqual(string name, string picture, [CallerFilePath] string caller = "")
    {
        var path = Path.GetFullPath(Path.Join(Path.GetDirectoryName(caller), "../../../../docs/images", name + ".svg"));
        if (Capture.IsUpdated)
        {
            File.WriteAllText(path, picture);
        }

        Assert.Equal(Normalize(File.ReadAllText(path)), Normalize(picture));
    }

    private static string Normalize(string picture) => Capture.Normalize(Varying().Replace(picture, ""));

    /// <summary>BuildKit finds the base images in any order, from its cache or not.</summary>
    [GeneratedRegex("""
        <text[^>]*>✓</text>\n<text[^>]*>\[\w+[ ]1/\d\][ ]FROM[ ][^<]+</text>\n<text[^>]*>[^<]+</text>\n  # a base image
        |[ ](x|textLength)="[^"]*"                                                                # places
        |,[ ]\d[ ]cached
        |(?<=Docker[ ]Engine[ ])[^ <]+
        """, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Varying();
}
