using ImageGen.Generator.Emission;
using ImageGen.Projects.Dockerfiles;

namespace ImageGen.Generator.Settings;

/// <summary>Reads entries such as <c>NAME=value</c>, which become the elements of a dictionary.</summary>
internal static class NamedEntries
{
    /// <summary>Reads a build argument. An argument without a value gets the value of the environment variable with its name.</summary>
    public static SettingEntry ReadArgument(string text) => Read(text, '=', "NAME=value, or NAME for the value of the environment variable", isValueOptional: true);

    public static SettingEntry ReadLabel(string text) => Read(text, '=', "key=value");

    public static SettingEntry ReadHost(string text) => Read(text, ':', "host:address");

    /// <summary>Reads an entry of a setting for <c>auto</c>, which always has a value.</summary>
    public static SettingEntry ReadAuto(string text, Func<string, string?> findError)
    {
        var at = text.IndexOf('=');
        return (at < 0 ? findError("") : findError(text.Substring(0, at)) ?? ImageSettingErrors.FindInText(text.Substring(at + 1))) is { } advice
            ? new SettingEntry { Error = advice }
            : Read(text, '=', "name=value");
    }

    private static SettingEntry Read(string text, char separator, string form, bool isValueOptional = false)
    {
        var at = text.IndexOf(separator);
        var name = at < 0 ? text : text.Substring(0, at);
        if (name.Length == 0 || name.Any(char.IsWhiteSpace) || (at < 0 && !isValueOptional))
        {
            return new SettingEntry { Error = "write " + form };
        }

        var value = at < 0 ? null : text.Substring(at + 1);
        var expression = value is null ? "global::System.Environment.GetEnvironmentVariable(" + CSharpText.Literal(name) + ")" : CSharpText.Literal(value);
        return new SettingEntry { Name = name, Value = value, Expression = "[" + CSharpText.Literal(name) + "] = " + expression };
    }
}
