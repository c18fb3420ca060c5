namespace ImageGen.CommandLine.Help;

/// <summary>A section that the help of a command has in addition.</summary>
/// <param name="Title">The title.</param>
/// <param name="Rows">The rows, each with two columns. The second one is empty for a row over the whole width.</param>
internal sealed record HelpSection(string Title, IReadOnlyList<(string Left, string Right)> Rows);
