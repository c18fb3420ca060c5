namespace ImageGen.Dockerfiles;

/// <summary>What the instructions of a stage have set so far.</summary>
internal sealed class DispatchedStage
{
    private DispatchedStage(VariableScope variables, int? depth)
    {
        Variables = variables;
        Depth = depth;
    }

    /// <summary>The variables that its instructions can use.</summary>
    public VariableScope Variables { get; }

    /// <summary>
    /// How many folders below the root the working directory is; <see langword="null"/> where that is not known. Its name would grow with every
    /// relative <c>WORKDIR</c>, and nobody asks for it.
    /// </summary>
    public int? Depth { get; private set; }

    /// <summary>A stage on an image: of <c>scratch</c> everything is known, of another one nothing.</summary>
    public static DispatchedStage ForImage(string? image)
    {
        if (image != "scratch")
        {
            return new DispatchedStage(VariableScope.Open(), null);
        }

        // The builder sets it on every base that does not have it.
        var variables = VariableScope.Empty();
        variables["PATH"] = VariableValue.Unknown;
        return new DispatchedStage(variables, 0);
    }

    /// <summary>A stage on this one.</summary>
    public DispatchedStage Inherit() => new(Variables.Inherit(), Depth);

    /// <summary>Changes the working directory, to a path that may not be known.</summary>
    public void ChangeDirectory(string? path) =>
        Depth = path is null ? null
        : path.Length == 0 ? Depth
        : DepthOf(path);

    /// <summary>How deep a path is that counts from the working directory; <see langword="null"/> where that is not known.</summary>
    public int? DepthOf(string path)
    {
        var isAbsolute = path.Length > 0 && path[0] == '/';
        if (!isAbsolute && Depth is null)
        {
            return null;
        }

        var depth = isAbsolute ? 0 : Depth!.Value;
        for (var start = 0; start < path.Length;)
        {
            var slash = path.IndexOf('/', start);
            var end = slash < 0 ? path.Length : slash;
            depth += IsAt(path, start, end, "..") ? (depth > 0 ? -1 : 0) : end == start || IsAt(path, start, end, ".") ? 0 : 1;
            start = end + 1;
        }

        return depth;
    }

    private static bool IsAt(string path, int start, int end, string part) =>
        end - start == part.Length && string.CompareOrdinal(path, start, part, 0, part.Length) == 0;
}
