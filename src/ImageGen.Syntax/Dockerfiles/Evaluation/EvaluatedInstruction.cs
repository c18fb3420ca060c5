namespace ImageGen.Dockerfiles;

/// <summary>An instruction with the values of its variables, as the builder runs it.</summary>
public sealed class EvaluatedInstruction
{
    private readonly string[] _words;
    private readonly Dictionary<int, string> _values = [];
    private readonly string?[] _flags;
    private readonly string[] _heredocs;
    private readonly List<string> _split = [];

    private EvaluatedInstruction(DockerfileInstruction instruction)
    {
        Instruction = instruction;
        _words = [.. instruction.Words.Select(word => word.Text)];
        _flags = [.. instruction.Flags.Select(flag => flag.Value)];
        _heredocs = [.. instruction.Heredocs.Select(heredoc => heredoc.StripsTabs ? StripTabs(heredoc.Content) : heredoc.Content)];
    }

    /// <summary>The instruction as written.</summary>
    public DockerfileInstruction Instruction { get; }

    /// <summary>The arguments, each with its own value: a value with white space stays one word.</summary>
    public IReadOnlyList<string> Words => _words;

    /// <summary>The arguments of an <c>EXPOSE</c> in the order of BuildKit, which sorts them as written. White space in a value separates them.</summary>
    public IReadOnlyList<string> SplitWords => _split;

    /// <summary>The contents of the here-documents, in their order.</summary>
    public IReadOnlyList<string> Heredocs => _heredocs;

    /// <summary>The arguments of a <c>COPY</c> or <c>ADD</c> that are paths or URLs: all but the last one and the here-documents.</summary>
    public IEnumerable<string> Sources => _words.Take(_words.Length - 1).Where((_, index) => HeredocWord.TryParse(Instruction.Words[index].Text) is null);

    /// <summary>Returns what a source of an <c>ADD</c> is.</summary>
    public static DockerfileSourceKind KindOf(string source) =>
        SourceRules.IsGit(source ?? throw new ArgumentNullException(nameof(source))) ? DockerfileSourceKind.Git
        : SourceRules.IsHttp(source) ? DockerfileSourceKind.Url
        : DockerfileSourceKind.Path;

    /// <summary>What the builder refuses, with its position; <see langword="null"/> if the instruction is valid.</summary>
    public DockerfileError? Error { get; private set; }

    /// <summary>Evaluates an instruction.</summary>
    /// <param name="instruction">The instruction.</param>
    /// <param name="variable">Returns the value of a variable by its name; <see langword="null"/> if it is not set.</param>
    public static EvaluatedInstruction Create(DockerfileInstruction instruction, Func<string, string?> variable)
    {
        var evaluated = new EvaluatedInstruction(instruction ?? throw new ArgumentNullException(nameof(instruction)));
        var texts = ExpandedTexts.Get(instruction);
        foreach (var text in instruction.Keyword == "EXPOSE" ? texts.OrderBy(text => text.Text, StringComparer.Ordinal) : texts)
        {
            evaluated.Read(text, variable);
        }

        return evaluated;
    }

    /// <summary>Returns the values of a flag, in their order.</summary>
    public IEnumerable<string> FlagValues(string name) =>
        Instruction.Flags.Select((flag, index) => flag.Name == name ? _flags[index] ?? "" : null).OfType<string>();

    /// <summary>Returns whether a flag without a value, or with the value <c>true</c>, is set.</summary>
    public bool HasFlag(string name) => Instruction.Flags.LastOrDefault(flag => flag.Name == name) is { } flag && flag.Value is null or "" or "true" or "1" or "t" or "T" or "TRUE" or "True";

    /// <summary>Returns the names and values of an <c>ENV</c>, a <c>LABEL</c> or an <c>ARG</c>. A value is <see langword="null"/> if an <c>ARG</c> has no default.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Pairs()
    {
        if (Instruction.Keyword != "ARG" && _words.Length == 2 && Instruction.Words[0].Text.IndexOf('=') < 0)
        {
            // The old form: a name and its value are two words.
            yield return new(_words[0], _words[1]);
            yield break;
        }

        for (var i = 0; i < _words.Length; i++)
        {
            var name = Instruction.Words[i].Text;
            var equals = name.IndexOf('=');
            yield return equals < 0 ? new(_words[i], null)
                : new(Instruction.Keyword == "ARG" ? name.Substring(0, equals) : _words[i], _values.TryGetValue(i, out var value) ? value : null);
        }
    }

    private static string StripTabs(string content) => string.Join("\n", content.Split('\n').Select(line => line.TrimStart('\t')));

    private void Read(ExpandedText text, Func<string, string?> variable)
    {
        var (kind, index, _) = text.Place;
        var source = kind == ExpandedKind.Heredoc ? _heredocs[index] : text.Text;
        var expansion = ShellLexer.Process(source, text.Escape, text.Options, new(variable));
        if (expansion.Error is { Length: > 0 } error)
        {
            var (line, column) = Instruction.Places.Position(text.Offset(Math.Min(expansion.ErrorAt, text.Text.Length)));
            Error ??= new DockerfileError(line, column, char.ToUpperInvariant(error[0]) + error.Substring(1) + ".");
            return;
        }

        switch (kind)
        {
            case ExpandedKind.Flag:
                _flags[index] = expansion.Text;
                break;
            case ExpandedKind.Word:
                _words[index] = expansion.Text;
                _split.AddRange(expansion.Words);
                break;
            case ExpandedKind.Value:
                _values[index] = expansion.Text;
                break;
            case ExpandedKind.Heredoc:
                _heredocs[index] = expansion.Text;
                break;
        }
    }
}
