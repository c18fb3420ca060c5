namespace ImageGen.Ignoring;

/// <summary>
/// Compiles the expressions that <see cref="PatternExpression"/> creates: the part of Go's <c>regexp/syntax</c> (Perl flags, as of Go 1.24) that a
/// pattern can result in.
/// </summary>
internal ref struct GlobCompiler
{
    private const string Directories = "(.*/)?";
    private readonly string _expression;
    private readonly List<GlobStep> _steps = [];

    /// <summary>The index of the last <c>:]</c>. It is searched once, because a pattern may contain many <c>[:</c> that are not closed.</summary>
    private readonly int _lastNameEnd;
    private int _at;

    private GlobCompiler(string expression)
    {
        _expression = expression;
        _lastNameEnd = expression.LastIndexOf(":]", StringComparison.Ordinal);
    }

    /// <exception cref="PatternExpressionException">The expression is malformed.</exception>
    public static Glob Compile(string expression)
    {
        var compiler = new GlobCompiler(expression);
        compiler.Read();
        return new Glob(compiler._steps);
    }

    private void Read()
    {
        while (_at < _expression.Length)
        {
            var c = _expression[_at];
            switch (c)
            {
                case '^':
                    _at++;
                    _steps.Add(new GlobStep(GlobStepKind.Begin));
                    break;
                case '$':
                    _at++;
                    _steps.Add(new GlobStep(GlobStepKind.End));
                    break;
                case '(':
                    // This is the only group that the translation writes. It escapes every parenthesis of the pattern.
                    _at += Directories.Length;
                    AddDirectories();
                    break;
                case '[':
                    AddSet(GlobClass.Read(_expression, _lastNameEnd, ref _at));
                    break;
                case '.':
                    _at++;
                    AddSet(RuneSet.NotLineFeed);
                    break;
                case '\\':
                    ReadEscape();
                    break;
                default:
                    AddRune(GlobEscape.ReadRune(_expression, ref _at));
                    break;
            }
        }
    }

    /// <summary>
    /// Adds the steps for any number of directories. Twice in a row has the same meaning as once: <c>**/**/</c> matches what <c>**/</c> matches.
    /// </summary>
    private readonly void AddDirectories()
    {
        if (_steps.Count >= 3 && _steps[_steps.Count - 3].Kind == GlobStepKind.Directories)
        {
            return;
        }

        _steps.Add(new GlobStep(GlobStepKind.Directories));
        _steps.Add(new GlobStep(GlobStepKind.Any, RuneSet.NotLineFeed));
        _steps.Add(GlobStep.FromRune('/'));
    }

    private void ReadEscape()
    {
        var kind = _at + 1 < _expression.Length ? _expression[_at + 1] : '\0';
        switch (kind)
        {
            case 'A':
                AddAssertion(GlobStepKind.Begin);
                break;
            case 'z':
                AddAssertion(GlobStepKind.End);
                break;
            case 'b':
                AddAssertion(GlobStepKind.WordBoundary);
                break;
            case 'B':
                AddAssertion(GlobStepKind.NoWordBoundary);
                break;
            case 'Q':
                ReadQuoted();
                break;
            default:
                var set = new RuneSet();
                if (GlobEscape.TryReadClass(_expression, ref _at, set))
                {
                    AddSet(set.Seal());
                }
                else
                {
                    AddRune(GlobEscape.Read(_expression, ref _at));
                }

                break;
        }
    }

    private void AddAssertion(GlobStepKind kind)
    {
        _at += 2;
        _steps.Add(new GlobStep(kind));
    }

    /// <summary>Reads literal text up to <c>\E</c>, or to the end.</summary>
    private void ReadQuoted()
    {
        _at += 2;
        var end = _expression.IndexOf("\\E", _at, StringComparison.Ordinal);
        var stop = end < 0 ? _expression.Length : end;
        while (_at < stop)
        {
            _steps.Add(GlobStep.FromRune(GlobEscape.ReadRune(_expression, ref _at)));
        }

        _at = end < 0 ? stop : stop + 2;
    }

    /// <summary>
    /// Adds a step for a set. It is repeated if a star follows, which happens if brackets of the pattern contain a part of a translated star.
    /// </summary>
    private void AddSet(RuneSet set) => _steps.Add(TakeStar() ? new GlobStep(GlobStepKind.Any, set) : new GlobStep(GlobStepKind.One, set, set.Single));

    private void AddRune(int rune) => _steps.Add(TakeStar() ? new GlobStep(GlobStepKind.Any, RuneSet.FromRune(rune)) : GlobStep.FromRune(rune));

    private bool TakeStar()
    {
        var isThere = _at < _expression.Length && _expression[_at] == '*';
        _at += isThere ? 1 : 0;
        return isThere;
    }
}
