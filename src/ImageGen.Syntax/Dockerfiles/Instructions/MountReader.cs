namespace ImageGen.Dockerfiles;

/// <summary>Reads the <c>--mount</c> flags of a <c>RUN</c> as far as possible. <see cref="MountRules"/> reports their errors.</summary>
internal static class MountReader
{
    public static IReadOnlyList<DockerfileMount> Read(DockerfileInstruction instruction)
    {
        if (instruction.Keyword != "RUN")
        {
            return [];
        }

        return [.. instruction.Flags.Where(flag => flag is { Name: "mount", Value: not null }).Select(Create)];
    }

    private static DockerfileMount Create(DockerfileFlag flag)
    {
        var fields = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var field in CsvFields.Read(flag.Value!, 0) ?? [])
        {
            var (name, value) = MountField.Split(field.Text);
            fields[name] = value;
        }

        var type = (Value("type") ?? "bind").ToLowerInvariant();
        var target = Value("target");
        var source = Value("source");
        return new DockerfileMount
        {
            Type = type,
            Id = type switch
            {
                "secret" => NotEmpty(source) ?? NotEmpty(Value("id")) ?? (NotEmpty(target) is { } path ? BaseName(path) : null),
                "ssh" => NotEmpty(Value("id")) ?? "default",
                "cache" => NotEmpty(Value("id")) ?? target,
                _ => Value("id"),
            },
            Target = target,
            Source = source,
            From = NotEmpty(Value("from")),
            Required = fields.TryGetValue("required", out var required) && (required is null || MountField.IsTrue(required)),
            Environment = Value("env"),
            Sharing = Value("sharing")?.ToLowerInvariant(),
            Line = flag.Line,
            Column = flag.Column,
        };

        string? Value(string name) => fields.TryGetValue(name, out var value) ? value : null;
    }

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static string BaseName(string path)
    {
        var trimmed = path.TrimEnd('/');
        return trimmed.Length == 0 ? "/" : trimmed.Substring(trimmed.LastIndexOf('/') + 1);
    }
}
