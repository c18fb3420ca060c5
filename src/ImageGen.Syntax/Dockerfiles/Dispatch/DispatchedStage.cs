namespace ImageGen.Dockerfiles;

/// <summary>The values that the instructions of a stage have set so far.</summary>
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
    /// The depth of the working directory below the root; <see langword="null"/> if it is not known. The path itself is not needed, and would grow
    /// with every relative <c>WORKDIR</c>.
    /// </summary>
    public int? Depth { get; private set; }

    /// <summary>Creates a stage that is based on an image. All variables of <c>scratch</c> are known, and none of another image.</summary>
    public static DispatchedStage ForImage(string? image)
    {
        if (image != "scratch")
        {
            return new DispatchedStage(VariableScope.Open(), null);
        }

        // The builder sets PATH for every base that does not have it.
        var variables = VariableScope.Empty();
        variables["PATH"] = VariableValue.Unknown;
        return new DispatchedStage(variables, 0);
    }

    /// <summary>Creates a stage that is based on this one.</summary>
    public DispatchedStage Inherit() => new(Variables.Inherit(), Depth);

    /// <summary>Changes the working directory. The path may be unknown.</summary>
    public void ChangeDirectory(string? path) =>
        Depth = path is null ? null
        : path.Length == 0 ? Depth
        : DepthOf(path);

    /// <summary>Returns the depth of a path that is relative to the working directory; <see langword="null"/> if it is not known.</summary>
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
