namespace ImageGen.Auto;

/// <summary>A command of <c>dotnet</c> that is a step of a build.</summary>
/// <param name="Step">The id of the step.</param>
/// <param name="Machine">Where it runs, at the start of the name of the step.</param>
/// <param name="Shown">The arguments that a user sees, and repeats to find an error.</param>
/// <param name="Arguments">The arguments.</param>
internal sealed record PublishCommand(string Step, string Machine, IReadOnlyList<string> Shown, IReadOnlyList<string> Arguments)
{
    /// <summary>The command as a user types it.</summary>
    public string Text => $"dotnet {string.Join(' ', Shown.Select(argument => argument.Contains(' ', StringComparison.Ordinal) ? $"\"{argument}\"" : argument))}";

    /// <summary>Creates a command that a user sees as it is.</summary>
    public static PublishCommand Create(string step, string machine, IReadOnlyList<string> arguments) => new(step, machine, arguments, arguments);
}
