namespace ImageGen.Dockerfiles;

/// <summary>What the instructions of a stage have set so far.</summary>
internal sealed class DispatchedStage
{
    private DispatchedStage(VariableScope variables, string? directory)
    {
        Variables = variables;
        Directory = directory;
    }

    /// <summary>The variables that its instructions can use.</summary>
    public VariableScope Variables { get; }

    /// <summary>The working directory; <see langword="null"/> where it is not known.</summary>
    public string? Directory { get; private set; }

    /// <summary>A stage on an image: of <c>scratch</c> everything is known, of another one nothing.</summary>
    public static DispatchedStage Of(string? image)
    {
        if (image != "scratch")
        {
            return new DispatchedStage(VariableScope.Open(), null);
        }

        // The builder sets it on every base that does not have it.
        var variables = VariableScope.Empty();
        variables["PATH"] = VariableValue.Unknown;
        return new DispatchedStage(variables, "/");
    }

    /// <summary>A stage on this one.</summary>
    public DispatchedStage Inherit() => new(Variables.Inherit(), Directory);

    /// <summary>Changes the working directory, to a path that may not be known.</summary>
    public void ChangeDirectory(string? path) =>
        Directory = path is null ? null
        : path.Length == 0 ? Directory
        : path[0] == '/' ? Clean(path)
        : Directory is null ? null
        : Clean(Directory + "/" + path);

    /// <summary>An absolute path without <c>.</c>, <c>..</c> and double slashes.</summary>
    public static string Clean(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split('/'))
        {
            if (part == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("" or "." or ".."))
            {
                parts.Add(part);
            }
        }

        return "/" + string.Join("/", parts);
    }
}
