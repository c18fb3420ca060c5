using System.Globalization;

namespace ImageGen.Probe;

/// <summary>The arguments of the program.</summary>
/// <param name="Url">Where the request is sent.</param>
/// <param name="TimeoutSeconds">The time limit of all of it: looking up the name, connecting, sending and receiving. Default: 3 s.</param>
internal sealed record ProbeOptions(ProbeUrl Url, int TimeoutSeconds)
{
    public const string Usage = "Usage: imagegen-probe URL|PATH [--timeout SECONDS]";

    private const int DefaultTimeoutSeconds = 3;
    private const int MaxTimeoutSeconds = 3600;

    /// <exception cref="ProbeException">The arguments, or the variables for the address of a path, are not valid.</exception>
    public static ProbeOptions Parse(string[] arguments, Func<string, string?> variable) => arguments switch
    {
        [var target] => new(ToUrl(target, variable), DefaultTimeoutSeconds),
        [var target, "--timeout", var seconds] => new(ToUrl(target, variable), ToSeconds(seconds)),
        ["--timeout", var seconds, var target] => new(ToUrl(target, variable), ToSeconds(seconds)),
        _ => throw new ProbeException($"{arguments.Length} arguments are not valid."),
    };

    private static ProbeUrl ToUrl(string target, Func<string, string?> variable) =>
        target.StartsWith('/') ? ListeningAddress.Read(variable).WithPath(target) : ProbeUrl.Parse(target);

    private static int ToSeconds(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 1 and <= MaxTimeoutSeconds
            ? seconds
            : throw new ProbeException($"'{text}' is not a valid timeout. Use whole seconds from 1 to {MaxTimeoutSeconds}.");
}
