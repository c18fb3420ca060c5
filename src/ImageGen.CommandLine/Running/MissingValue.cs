using System.CommandLine;

namespace ImageGen.CommandLine.Running;

/// <summary>
/// Refuses an option as the value of the option before it: <c>push --version --dry-run</c>. System.CommandLine takes it as the value, and the command would
/// push, with the version <c>--dry-run</c>.
/// </summary>
internal static class MissingValue
{
    /// <param name="args">The arguments of the program.</param>
    /// <param name="command">The command that they name.</param>
    /// <exception cref="CommandLineException">The value of an option is missing.</exception>
    public static void Check(IReadOnlyList<string> args, Command command)
    {
        foreach (var (name, next) in args.Zip(args.Skip(1)))
        {
            if (Find(command, name) is { Arity.MinimumNumberOfValues: > 0 } option && Find(command, next) is not null)
            {
                throw new CommandLineException($"{name} needs a value: {name} <{option.HelpName}>. If the value is '{next}', write {name}={next}.");
            }
        }
    }

    private static Option? Find(Command command, string name) => command.Options.FirstOrDefault(option => option.Name == name || option.Aliases.Contains(name));
}
