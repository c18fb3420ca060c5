namespace ImageGen.Dockerfiles;

/// <summary>
/// Parses text into instructions: lines, directives, comments, continuations and here-documents. Follows <c>parser.Parse</c> of moby/buildkit
/// 73ed682, but continues after an error.
/// </summary>
internal sealed class DockerfileParser
{
    private readonly SourceText _source;
    private readonly DirectiveReader _directiveReader = new();
    private readonly List<DockerfileDirective> _directives = [];
    private readonly List<DockerfileInstruction> _instructions = [];
    private readonly List<DockerfileError> _errors = [];
    private List<string> _comments = [];
    private char _escape = '\\';
    private int _line;

    public DockerfileParser(string text)
    {
        _source = new SourceText(text);
        _errors.AddRange(LineLengths.Check(_source));
        while (_line < _source.LineCount)
        {
            ReadLine();
        }

        if (_instructions.Count == 0)
        {
            _errors.Add(_source.Error(0, "The file has no instruction. Start it with FROM and a base image."));
        }
    }

    public SourceText Source => _source;

    public char Escape => _escape;

    public IReadOnlyList<DockerfileDirective> Directives => _directives;

    public IReadOnlyList<DockerfileInstruction> Instructions => _instructions;

    public List<DockerfileError> Errors => _errors;

    private void ReadLine()
    {
        var first = _line++;
        var start = _source.Start(first);
        var end = _source.End(first);
        while (start < end && char.IsWhiteSpace(_source.Text[start]))
        {
            start++;
        }

        var isComment = start < end && _source.Text[start] == '#';
        if (!ReadDirective(first, start, end) && isComment)
        {
            KeepComment(_source.Text.AsSpan(start + 1, end - start - 1).Trim());
        }

        if (start == end || isComment)
        {
            return;
        }

        var logical = Join(start, end);
        var reader = new InstructionReader(_source, logical, _escape, _errors);
        var instruction = reader.Read((first, _line - 1), _instructions.Count, _comments, ReadHeredocs);
        _comments = [];
        if (instruction is not null)
        {
            _instructions.Add(instruction);
        }
    }

    private bool ReadDirective(int line, int start, int end)
    {
        var directive = _directiveReader.Read(_source.Text.AsSpan(start, end - start), line + 1, out var repeated);
        if (directive is null)
        {
            return false;
        }

        if (repeated)
        {
            _errors.Add(_source.Error(start, $"The directive '{directive.Name}' occurs twice. Remove one of them."));
        }
        else if (directive.Name == "escape" && directive.Value is not ("\\" or "`"))
        {
            _errors.Add(_source.Error(start, $"The escape character '{directive.Value}' is not valid. Use \\ or `."));
        }
        else
        {
            _directives.Add(directive);
            _escape = directive.Name == "escape" ? directive.Value[0] : _escape;
        }

        return true;
    }

    /// <summary>Collects the lines of a comment. An empty comment line separates those above from the instruction below.</summary>
    private void KeepComment(ReadOnlySpan<char> comment)
    {
        if (comment.IsEmpty)
        {
            _comments = [];
        }
        else
        {
            _comments.Add(comment.ToString());
        }
    }

    /// <summary>Joins a line with the lines that continue it. Comments and empty lines between them are ignored.</summary>
    private LogicalLine Join(int start, int end)
    {
        var logical = new LogicalLine();
        var continues = TakeContinuation(start, ref end);
        logical.Append(_source, start, end - start);
        while (continues && _line < _source.LineCount)
        {
            var line = _source.Line(_line);
            start = _source.Start(_line);
            end = _source.End(_line);
            _line++;
            var trimmed = line.TrimStart();
            if (trimmed.IsEmpty || trimmed[0] == '#')
            {
                continue;
            }

            continues = TakeContinuation(start, ref end);
            logical.Append(_source, start, end - start);
        }

        return logical;
    }

    /// <summary>Removes the escape character that continues a line: the last one, ignoring blanks, unless another one is before it.</summary>
    private bool TakeContinuation(int start, ref int end)
    {
        var last = end;
        while (last > start && (_source.Text[last - 1] is ' ' or '\t'))
        {
            last--;
        }

        if (last == start || _source.Text[last - 1] != _escape || (last - 1 > start && _source.Text[last - 2] == _escape))
        {
            return false;
        }

        end = last - 1;
        return true;
    }

    /// <summary>Reads the here-documents of a line. They start on the line after it.</summary>
    private IReadOnlyList<DockerfileHeredoc> ReadHeredocs(string text, int offset)
    {
        if (text.IndexOf("<<", StringComparison.Ordinal) < 0)
        {
            return [];
        }

        var heredocs = new List<DockerfileHeredoc>();
        foreach (var word in HeredocWord.FindAll(text))
        {
            var first = _line;
            var isEnded = false;
            while (!isEnded && _line < _source.LineCount)
            {
                var line = _source.Line(_line++);
                isEnded = (word.StripsTabs ? line.TrimStart('\t') : line).SequenceEqual(word.Name.AsSpan());
            }

            var contentStart = first < _source.LineCount ? _source.Start(first) : _source.Text.Length;
            var contentEnd = isEnded ? _source.Start(_line - 1) : _source.Text.Length;
            heredocs.Add(new DockerfileHeredoc(
                word.Name, _source.Text.Substring(contentStart, contentEnd - contentStart), first + 1, _line, word.Expands, word.StripsTabs)
            {
                Offset = contentStart,
            });
            if (!isEnded)
            {
                _errors.Add(_source.Error(offset, $"The here-document '{word.Name}' has no end. Put '{word.Name}' alone on a line after it."));
                break;
            }
        }

        return heredocs;
    }
}
