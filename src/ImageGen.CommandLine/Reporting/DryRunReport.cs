using System.Collections.Immutable;
using ImageGen.CommandLine.Values;

namespace ImageGen.CommandLine.Reporting;

/// <summary>Shows what a build would do, without any engine.</summary>
internal static class DryRunReport
{
    /// <param name="images">The images with the options of their builds.</param>
    /// <param name="isPushed">Whether the images would be pushed.</param>
    /// <param name="isJson">Whether to write JSON.</param>
    /// <param name="writer">Standard output.</param>
    /// <param name="cancellationToken">Cancels the evaluation of projects.</param>
    public static async Task WriteAsync(IReadOnlyList<(DeclaredImage Image, ImageBuildOptions Options)> images, bool isPushed, bool isJson, TextWriter writer, CancellationToken cancellationToken)
    {
        var plans = new List<DryRun>();
        foreach (var (image, options) in images)
        {
            plans.Add(await DryRun.CreateAsync(image, options, cancellationToken).ConfigureAwait(false));
        }

        if (isJson)
        {
            WriteJson(plans, isPushed, writer);
            return;
        }

        var lines = new PropertyLines(writer);
        foreach (var plan in plans)
        {
            Write(lines, plan, isPushed);
        }
    }

    /// <summary>Shows what a push without a build would push.</summary>
    public static void WritePushes(IReadOnlyList<(string Name, ImmutableArray<ImageReference> References)> images, bool isJson, TextWriter writer)
    {
        if (isJson)
        {
            JsonText.Write(writer, json =>
            {
                json.WriteStartArray("images");
                foreach (var (name, references) in images)
                {
                    json.WriteStartObject();
                    json.WriteString("name", name);
                    JsonText.WriteList(json, "references", references);
                    json.WriteBoolean("push", true);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            });
            return;
        }

        var lines = new PropertyLines(writer);
        foreach (var (name, references) in images)
        {
            lines.Title(name);
            lines.Lines("references", references.Select(reference => reference.ToString()));
            lines.Line("push", "yes");
        }
    }

    private static void Write(PropertyLines lines, DryRun plan, bool isPushed)
    {
        var options = plan.Options;
        lines.Title(plan.Name);
        lines.Lines("references", plan.References.Select(reference => reference.ToString()));
        lines.Line("push", isPushed ? "yes" : null);
        lines.Line("target", options.Target);
        lines.Line("platforms", string.Join(", ", options.Platforms));
        lines.Line("builder", BuilderName.Write(options.Builder ?? ImageBuilder.Auto));
        lines.Lines("arguments", options.Args.Select(argument => argument.Value is null ? argument.Key : $"{argument.Key}={argument.Value}"));
        lines.Lines("labels", options.Labels.Select(label => $"{label.Key}={label.Value}"));
        lines.Lines("contexts", options.NamedContexts.Select(context => $"{context.Key}={context.Value}"));
        lines.Lines("secrets", options.Secrets.Select(secret => secret.ToString()!));
        lines.Lines("ssh", options.Ssh.Select(agent => agent.Id));
        lines.Lines("outputs", options.Outputs.Select(output => output.ToString()));
        lines.Line("pull", options.Pull == false ? "no" : null);
        lines.Line("no cache", options.NoCache == true ? "yes" : null);
        lines.Lines("cache from", options.CacheFrom.Select(cache => cache.ToString()));
        lines.Lines("cache to", options.CacheTo.Select(cache => cache.ToString()));
        lines.Line("dockerfile", plan.IsGenerated ? "auto" : plan.Dockerfile.Path);
        if (plan.IsGenerated)
        {
            lines.Lines("", plan.Dockerfile.Text.TrimEnd('\n').Split('\n').Select(line => "  " + line));
        }
    }

    private static void WriteJson(List<DryRun> plans, bool isPushed, TextWriter writer) => JsonText.Write(writer, json =>
    {
        json.WriteStartArray("images");
        foreach (var plan in plans)
        {
            json.WriteStartObject();
            json.WriteString("name", plan.Name);
            JsonText.WriteList(json, "references", plan.References);
            json.WriteBoolean("push", isPushed);
            json.WriteString("target", plan.Options.Target);
            JsonText.WriteList(json, "platforms", plan.Options.Platforms);
            json.WriteString("builder", BuilderName.Write(plan.Options.Builder ?? ImageBuilder.Auto));
            JsonText.WriteMap(json, "arguments", plan.Options.Args);
            JsonText.WriteMap(json, "labels", plan.Options.Labels.Select(label => KeyValuePair.Create(label.Key, (string?)label.Value)));
            JsonText.WriteMap(json, "contexts", plan.Options.NamedContexts.Select(context => KeyValuePair.Create(context.Key, (string?)context.Value.ToString())));
            JsonText.WriteList(json, "secrets", plan.Options.Secrets.Select(secret => secret.Id));
            JsonText.WriteList(json, "ssh", plan.Options.Ssh.Select(agent => agent.Id));
            JsonText.WriteList(json, "outputs", plan.Options.Outputs);
            json.WriteString("dockerfile", plan.IsGenerated ? "auto" : plan.Dockerfile.Path);
            json.WriteString("dockerfileText", plan.Dockerfile.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
