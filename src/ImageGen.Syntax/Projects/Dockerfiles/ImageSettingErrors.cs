namespace ImageGen.Projects.Dockerfiles;

/// <summary>Finds what is wrong with a value of <see cref="ProjectImageSettings"/>. Each method returns how to write the value, or <see langword="null"/> if it is valid.</summary>
public static class ImageSettingErrors
{
    private const string AbsolutePath = "write an absolute path of the image, such as '/data'";

    /// <summary>Checks <see cref="ProjectImageSettings.BaseRegistry"/>.</summary>
    public static string? FindInRegistry(string value) =>
        ImageReference.TryParse(value.Trim().Trim('/') + "/dotnet/runtime", out _, out var error) ? null : error.Message;

    /// <summary>Checks <see cref="ProjectImageSettings.BaseImage"/>.</summary>
    public static string? FindInImage(string value) => ImageReference.TryParse(value, out _, out var error) ? null : error.Message;

    /// <summary>Checks <see cref="ProjectImageSettings.ContainerFamily"/> and <see cref="ProjectImageSettings.SdkTag"/>.</summary>
    public static string? FindInTag(string value) => ImageTag.TryParse(value, out _, out var error) ? null : error.Message;

    /// <summary>Checks an entry of <see cref="ProjectImageSettings.Packages"/>.</summary>
    public static string? FindInPackage(string value) =>
        value.Length > 0 && char.IsLetterOrDigit(value[0]) && value.All(static character => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '+' or '-' or '_' or ':' or '=' or '~' or '@')
            ? null
            : "write the name of one package, such as 'tzdata' or 'libgdiplus=6.1'";

    /// <summary>Checks the name of an environment variable.</summary>
    public static string? FindInVariable(string name) =>
        name.Length > 0 && !char.IsDigit(name[0]) && name.All(static character => character is '_' or '.' or '-' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9'))
            ? null
            : "write NAME=value, with letters, digits and '_' in the name";

    /// <summary>Checks the name of a property of MSBuild.</summary>
    public static string? FindInProperty(string name) =>
        name.Length > 0 && !char.IsDigit(name[0]) && name[0] != '-' && name.All(static character => character is '_' or '-' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9'))
            ? null
            : "write Name=value, with the name of an MSBuild property";

    /// <summary>Checks an entry of <see cref="ProjectImageSettings.Ports"/>.</summary>
    public static string? FindInPort(string value) =>
        value.Split('/') is { Length: 1 or 2 } parts && IsPort(parts[0]) && (parts.Length == 1 || parts[1] is "tcp" or "udp" or "sctp")
            ? null
            : "write a port from 1 to 65535, such as '8080' or '53/udp'";

    /// <summary>Checks <see cref="ProjectImageSettings.User"/>.</summary>
    public static string? FindInUser(string value) =>
        value.Length > 0 && value.All(static character => char.IsLetterOrDigit(character) || character is '_' or '-' or '.' or ':')
            ? null
            : "write the name or number of a user, such as 'app' or '1000:1000'";

    /// <summary>Checks <see cref="ProjectImageSettings.HealthCheck"/>.</summary>
    public static string? FindInHealthCheck(string value) =>
        value.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? "write an http URL, because the check does not use TLS, or a path such as '/health'"
        : (value.StartsWith("/", StringComparison.Ordinal) || value.StartsWith("http://", StringComparison.OrdinalIgnoreCase)) && value.All(static character => character is > ' ' and <= '~' and not '#') ? null
        : "write a path such as '/health', or a URL such as 'http://127.0.0.1:8080/health'";

    /// <summary>Checks an entry of <see cref="ProjectImageSettings.Volumes"/>.</summary>
    public static string? FindInVolume(string value) => IsImagePath(value) && value != "/" ? null : AbsolutePath;

    /// <summary>Checks the path in the image of an entry of <see cref="ProjectImageSettings.Files"/>. A relative path starts at <c>/app</c>.</summary>
    public static string? FindInTarget(string value) =>
        value.Length > 0 && !HasControl(value) && !value.Replace('\\', '/').Split('/').Contains("..")
            ? null
            : "write 'path in the image=path here', such as '/etc/acme/ca.pem=certs/ca.pem'";

    /// <summary>Checks <see cref="ProjectImageSettings.Configuration"/> and a target framework.</summary>
    public static string? FindInName(string value) =>
        value.Length > 0 && value.All(static character => char.IsLetterOrDigit(character) || character is '_' or '-' or '.' or ' ')
            ? null
            : "write a name with letters, digits, '.', '-' and '_'";

    /// <summary>Checks a text of the Dockerfile, which is one line.</summary>
    public static string? FindInText(string value) => HasControl(value) ? "write a text without line breaks and control characters" : null;

    private static bool IsPort(string text) =>
        text.Length is > 0 and <= 5 && text.All(static character => character is >= '0' and <= '9') && int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) is > 0 and <= 65535;

    private static bool IsImagePath(string value) =>
        value.StartsWith("/", StringComparison.Ordinal) && !HasControl(value) && !value.Split('/').Contains("..");

    private static bool HasControl(string value) => value.Any(char.IsControl);
}
