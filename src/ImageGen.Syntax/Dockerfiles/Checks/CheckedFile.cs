namespace ImageGen.Dockerfiles.Checks;

/// <summary>A Dockerfile that is checked, with its warnings so far.</summary>
internal sealed class CheckedFile
{
    private static readonly Dictionary<string, string?> NoArguments = [];
    private readonly List<DockerfileWarning> _warnings = [];
    private readonly CheckSettings _settings;
    private HashSet<string>? _secrets;
    private HashSet<string>? _sshAgents;
    private (DockerfileInstruction Instruction, CheckSettings Settings)? _last;

    private CheckedFile(Dockerfile dockerfile, DockerfileCheckOptions options)
    {
        Dockerfile = dockerfile;
        Options = options;
        _settings = Settings(dockerfile, options);
        Globals = new GlobalScope(dockerfile, options.Platform, options.Arguments, options.Target);
        Graph = new StageGraph(dockerfile.Stages, new GlobalArgumentValues(dockerfile, options.Arguments ?? NoArguments));
        Stages = [.. dockerfile.Stages.Select(stage => CheckedStage.Create(stage, Globals))];
    }

    public Dockerfile Dockerfile { get; }

    public DockerfileCheckOptions Options { get; }

    public SourceText Source => Dockerfile.Source;

    public GlobalScope Globals { get; }

    public StageGraph Graph { get; }

    public IReadOnlyList<CheckedStage> Stages { get; }

    /// <summary>The ids of the secrets of the build; <see langword="null"/> if they are unknown.</summary>
    public ISet<string>? Secrets => _secrets ??= Options.Secrets is { } secrets ? new HashSet<string>(secrets, StringComparer.Ordinal) : null;

    /// <summary>The ids of the SSH agents of the build; <see langword="null"/> if they are unknown.</summary>
    public ISet<string>? SshAgents => _sshAgents ??= Options.SshAgents is { } agents ? new HashSet<string>(agents, StringComparer.Ordinal) : null;

    public NameSuggestions Suggestions { get; } = new();

    /// <summary>The place of warnings about the build as a whole: the last <c>FROM</c>.</summary>
    public SourceSpan PlaceOfBuild => Dockerfile.Stages.Count == 0
        ? SourceSpan.OfLength(1, 1, 0)
        : SourceSpan.OfKeyword(Dockerfile.Stages[Dockerfile.Stages.Count - 1].From);

    public static IReadOnlyList<DockerfileWarning> Check(Dockerfile dockerfile, DockerfileCheckOptions options)
    {
        var file = new CheckedFile(dockerfile, options);
        var checks = options.BuildRulesOnly ? BuildCheckTable.All : CheckTable.All;
        foreach (var check in checks)
        {
            check.CheckFile(file);
        }

        new StageWalk(file, step =>
        {
            foreach (var check in checks)
            {
                check.CheckStep(file, step);
            }
        }).Run();

        // The sort is stable: warnings of one place stay in the order of the table.
        return [.. file._warnings.OrderBy(warning => warning.Line).ThenBy(warning => warning.Column)];
    }

    /// <param name="rule">The rule.</param>
    /// <param name="instruction">The instruction whose comments can turn the rule off; <see langword="null"/> if the warning is about no instruction.</param>
    /// <param name="span">The place.</param>
    /// <param name="message">What is wrong, and what to do.</param>
    public void Report(DockerfileRule rule, DockerfileInstruction? instruction, SourceSpan span, string message)
    {
        if (SettingsOf(instruction).IsOn(rule))
        {
            _warnings.Add(new DockerfileWarning(rule.Name, message, span.Line, span.Column, span.EndLine, span.EndColumn) { IsError = _settings.IsError });
        }
    }

    private CheckSettings SettingsOf(DockerfileInstruction? instruction)
    {
        if (instruction is null || instruction.Comments.Count == 0)
        {
            return _settings;
        }

        if (_last?.Instruction != instruction)
        {
            _last = (instruction, _settings.With(instruction.Comments));
        }

        return _last.Value.Settings;
    }

    /// <summary>Reads the settings. The build argument for checks replaces the directive.</summary>
    private static CheckSettings Settings(Dockerfile dockerfile, DockerfileCheckOptions options)
    {
        string? text = null;
        _ = options.Arguments?.TryGetValue("BUILDKIT_DOCKERFILE_CHECK", out text);
        if (text is null)
        {
            var directive = dockerfile.Directives.FirstOrDefault(candidate => candidate.Name == "check")?.Value ?? "";
            var space = directive.IndexOf(' ');
            text = space < 0 ? directive : directive.Substring(0, space);
        }

        return CheckSettings.TryParse(text) ?? CheckSettings.None;
    }
}
