using System.Globalization;
using System.Text;
using ImageGen.Generator.Models;

namespace ImageGen.Generator.Emission;

/// <summary>Names the generated file.</summary>
internal static class HintName
{
    /// <summary>The class's full name, with what the compiler refuses in a file's name written as code points.</summary>
    public static string Of(ImageModel model)
    {
        var name = new StringBuilder();
        foreach (var character in model.Class.FullName)
        {
            _ = char.IsLetterOrDigit(character) || character is '.' or '_' or '+' or '`'
                ? name.Append(character)
                : name.Append('-').Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
        }

        return name.Append(".g.cs").ToString();
    }
}
