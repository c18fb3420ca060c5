using System.CommandLine;
using ImageGen.CommandLine.Values;
using ImageGen.Progress;

namespace ImageGen.CommandLine.Flags;

/// <summary>What a command shows: <c>--progress</c>, <c>--dry-run</c>, <c>--json</c>.</summary>
internal sealed class ReportFlags
{
    private readonly Option<IProgress<BuildEvent>?> _progress = ValueOption.One<IProgress<BuildEvent>>(
        ["--progress"], "form", $"The progress on standard error: {string.Join(", ", ProgressName.All)}.", ProgressName.Read);

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Show what would be built, and build nothing. No engine is needed." };

    private readonly Option<bool> _json = CreateJson();

    public ReportFlags() => _progress.CompletionSources.Add(_ => ProgressName.All);

    public static Option<bool> CreateJson() => new("--json") { Description = "Write the result to standard output as one JSON document." };

    public void AddTo(Command command)
    {
        command.Options.Add(_progress);
        command.Options.Add(_dryRun);
        command.Options.Add(_json);
    }

    public IProgress<BuildEvent>? GetProgress(ParseResult result) => result.GetValue(_progress);

    public bool IsDryRun(ParseResult result) => result.GetValue(_dryRun);

    public bool IsJson(ParseResult result) => result.GetValue(_json);
}
