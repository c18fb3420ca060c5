using System.Text.RegularExpressions;
using Grpc.Core;
using ImageGen.BuildKit.StandIn.FileSync;
using ImageGen.BuildKit.StandIn.Protocol.Sessions;

namespace ImageGen.BuildKit.StandIn.Solving;

/// <summary>
/// What a daemon does with a Dockerfile, as far as a client sees it: the frontend's requests, the steps' progress, the
/// mounts' requests, and the results. Nothing is run. Source: frontend/dockerui/config.go, dockerfile2llb, exporter.
/// </summary>
public static partial class DockerfileScript
{
    public static async Task<IReadOnlyDictionary<string, string>> RunAsync(SolveCall solve)
    {
        var text = await LoadDockerfileAsync(solve);
        var steps = Step().Matches(text);
        var copies = steps.Where(step => step.Groups["name"].ValueSpan is "COPY" or "ADD" && !step.Value.Contains("--from=", StringComparison.Ordinal)).ToList();
        if (copies.Count > 0)
        {
            await LoadContextAsync(solve, [.. copies.SelectMany(Sources).Order(StringComparer.Ordinal)]);
        }

        foreach (var step in steps.Index())
        {
            await RunStepAsync(solve, step.Item, step.Index + 1, steps.Count);
        }

        return await ResultExports.ExportAsync(solve);
    }

    /// <summary>Fetches the Dockerfile as the frontend does, and gives its text.</summary>
    public static async Task<string> LoadDockerfileAsync(SolveCall solve)
    {
        var attributes = solve.Request.FrontendAttrs;
        var file = attributes.TryGetValue("filename", out var named) ? named : "Dockerfile";
        string[] names = Path.GetFileName(file) == "Dockerfile" ? [file, file + ".dockerignore", Path.Combine(Path.GetDirectoryName(file)!, "dockerfile")] : [file, file + ".dockerignore"];
        var local = attributes.TryGetValue("dockerfilekey", out var key) ? key : "dockerfile";
        using (StepReport.Begin(solve, $"[internal] load build definition from {file}"))
        {
            var tree = await solve.FetchAsync(new LocalRequest(local) { FollowPaths = names });
            return names.Select(tree.Text).FirstOrDefault(text => text is not null)
                ?? throw SolveFailures.Of($"failed to read dockerfile: open {file}: no such file or directory", "frontend/dockerui.(*Client).ReadEntrypoint");
        }
    }

    private static async Task LoadContextAsync(SolveCall solve, string[] sources)
    {
        var local = solve.Request.FrontendAttrs.TryGetValue("contextkey", out var key) ? key : "context";
        if (solve.Request.FrontendAttrs.ContainsKey("context"))
        {
            // A remote context: nothing of it is the client's.
            return;
        }

        var own = solve.Trees[0].Contents.FirstOrDefault(content => content.Key.EndsWith(".dockerignore", StringComparison.Ordinal)).Key;
        string? ignored = own is null ? null : solve.Trees[0].Text(own);
        if (ignored is null || !solve.Release.ReadsIgnoreFileLate)
        {
            using var report = StepReport.Begin(solve, "[internal] load .dockerignore");
            var tree = await solve.FetchAsync(new LocalRequest(local) { FollowPaths = [".dockerignore"] });
            ignored ??= tree.Text(".dockerignore");
        }

        using (StepReport.Begin(solve, "[internal] load build context"))
        {
            _ = await solve.FetchAsync(new LocalRequest(local)
            {
                ExcludePatterns = [.. Patterns(ignored ?? "")],
                FollowPaths = sources.Contains(".") ? [] : sources,
            });
        }
    }

    /// <summary>ignorefile.ReadAll: comments and empty lines go, and paths are cleaned.</summary>
    private static IEnumerable<string> Patterns(string text) =>
        from line in text.Split('\n')
        where !line.StartsWith('#') && line.Trim().Length > 0
        let pattern = line.Trim()
        let path = pattern.TrimStart('!').Trim()
        select (pattern[0] == '!' ? "!" : "") + (path.Length > 1 ? path.Trim('/') : path);

    private static IEnumerable<string> Sources(Match copy) =>
        copy.Groups["rest"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)[..^1].Where(word => !word.StartsWith("--", StringComparison.Ordinal))
            .Select(word => word.TrimStart('/') is "" or "." or "./" ? "." : word.StartsWith("./", StringComparison.Ordinal) ? word[2..] : word.TrimStart('/'));

    private static async Task RunStepAsync(SolveCall solve, Match step, int number, int count)
    {
        using var report = StepReport.Begin(solve, $"[{number}/{count}] {step.Value.Trim()}");
        if (step.Groups["name"].Value == "RUN")
        {
            foreach (Match mount in Mount().Matches(step.Value))
            {
                await MountAsync(solve, mount);
            }

            report.Print($"ran {step.Groups["rest"].Value}\n");
        }
    }

    private static async Task MountAsync(SolveCall solve, Match mount)
    {
        var session = await solve.SessionAsync();
        var id = Id().Match(mount.Value) is { Success: true } found ? found.Groups[1].Value : "default";
        if (mount.Groups["type"].Value == "ssh")
        {
            _ = await session.Ssh.CheckAgentAsync(new CheckAgentRequest { ID = id }, cancellationToken: solve.Cancelled);
            return;
        }

        try
        {
            _ = await session.Secrets.GetSecretAsync(new GetSecretRequest { ID = id }, cancellationToken: solve.Cancelled);
        }
        catch (RpcException exception) when (exception.StatusCode is StatusCode.NotFound or StatusCode.Unimplemented)
        {
            // Both are the same to a daemon, and no failure unless the mount insists: session/secrets/secrets.go.
            if (mount.Value.Contains("required", StringComparison.Ordinal))
            {
                throw SolveFailures.Of($"secret {id}: not found", "solver/llbsolver/mounts.(*MountManager).getSecretMountable");
            }
        }
    }

    [GeneratedRegex(@"^(?<name>FROM|RUN|COPY|ADD|WORKDIR) +(?<rest>.*)$", RegexOptions.Multiline)]
    private static partial Regex Step();

    [GeneratedRegex("--mount=(?=[^ ]*type=(?<type>secret|ssh))[^ ]*")]
    private static partial Regex Mount();

    [GeneratedRegex("id=([^, ]+)")]
    private static partial Regex Id();
}
