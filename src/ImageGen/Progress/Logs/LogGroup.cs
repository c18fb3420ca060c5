using ImageGen.Progress.Plain;

namespace ImageGen.Progress.Logs;

/// <summary>One operation as a group of a log: its plain lines, and its warnings and failure as annotations.</summary>
internal sealed class LogGroup : IDisplayedOperation
{
    private readonly LogGroups _groups;
    private readonly ILogFormat _format;
    private readonly int _number;
    private readonly ImageReference _image;
    private readonly Lock _gate = new();
    private readonly StringWriter _text = new() { NewLine = "\n" };
    private readonly IDisplayedOperation _lines;
    private string? _title;
    private bool _hasEnded;

    public LogGroup(LogGroups groups, ILogFormat format, int number, ImageReference image, TimeProvider clock)
    {
        _groups = groups;
        _format = format;
        _number = number;
        _image = image;
        _lines = new PlainProgress(() => _text, clock).Begin(image);
    }

    public bool ShowsOutput => true;

    public bool HasEnded
    {
        get
        {
            lock (_gate)
            {
                return _hasEnded;
            }
        }
    }

    public void Report(BuildEvent value)
    {
        lock (_gate)
        {
            Start(value is PushStarted or PushProgressed ? "push" : "build");
            if (value is BuildWarning warning)
            {
                _text.WriteLine(_format.Warning(warning));
            }
            else
            {
                _lines.Report(value);
            }
        }

        _groups.Flush();
    }

    public void Fail(Exception exception)
    {
        lock (_gate)
        {
            Start("build");
            var build = exception as ImageBuildException;
            if (exception is not OperationCanceledException && _format.Error(exception.Message, build?.DockerfilePath, build?.Line ?? 0, build?.Column ?? 0) is { } line)
            {
                _text.WriteLine(line);
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _lines.Dispose();
            if (_title is not null)
            {
                _text.WriteLine(_format.End(_number, _title));
            }

            _hasEnded = true;
        }

        _groups.Flush();
    }

    /// <summary>Returns the lines since the last call.</summary>
    public IReadOnlyList<string> TakeLines()
    {
        lock (_gate)
        {
            var text = _text.ToString();
            _ = _text.GetStringBuilder().Clear();
            return text.Length == 0 ? [] : text[..^1].Split('\n');
        }
    }

    private void Start(string verb)
    {
        if (_title is null)
        {
            _title = $"{verb} {_image}";
            _text.WriteLine(_format.Start(_number, _title));
        }
    }
}
