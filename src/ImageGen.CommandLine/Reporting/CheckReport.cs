namespace ImageGen.CommandLine.Reporting;

/// <summary>Writes errors and warnings of Dockerfiles in the form of compilers, which editors and CI systems read.</summary>
internal sealed class CheckReport(TextWriter writer)
{
    private static readonly Dictionary<string, string> Ids = DockerfileRules.All.ToDictionary(rule => rule.Name, rule => rule.Id ?? rule.Name, StringComparer.Ordinal);

    /// <summary>Two images can have one Dockerfile.</summary>
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);

    private int _files;
    private int _errors;
    private int _warnings;

    public bool HasErrors => _errors > 0;

    public string Summary => $"{Count(_files, "Dockerfile")} checked: {Count(_errors, "error")}, {Count(_warnings, "warning")}";

    public void Add(DockerfileCheckResult result)
    {
        _files++;
        var path = result.Dockerfile.Path;
        var errors = result.Errors.Select(error => (error.Line, error.Column, IsError: true, Id: DockerfileRules.SyntaxErrorId, error.Message));
        var warnings = result.Warnings.Select(warning => (warning.Line, warning.Column, warning.IsError, Id: Ids.GetValueOrDefault(warning.Rule, warning.Rule), warning.Message));
        foreach (var (line, column, isError, id, message) in errors.Concat(warnings).OrderBy(each => each.Line).ThenBy(each => each.Column))
        {
            var text = $"{path}({line},{column}): {(isError ? "error" : "warning")} {id}: {message.ReplaceLineEndings(" ")}";
            if (_written.Add(text))
            {
                _errors += isError ? 1 : 0;
                _warnings += isError ? 0 : 1;
                writer.WriteLine(text);
            }
        }
    }

    private static string Count(int count, string word) => count == 1 ? $"1 {word}" : $"{count} {word}s";
}
