using System.Globalization;
using ImageGen.Building.Requests;
using ImageGen.BuildKit;
using ImageGen.BuildKit.Sessions.Contents;
using ImageGen.Contexts;
using ImageGen.Progress;

namespace ImageGen.Building.BuildKit.Sessions;

/// <summary>The session of a build: its files, and the providers of secrets, SSH agents and credentials.</summary>
internal sealed class BuildSession
{
    private const string ContextSource = "context";
    private const string DockerfileSource = "dockerfile";
    private const string DockerfileKey = "dockerfilekey";

    /// <summary>The number of the sources of a build without named contexts: the context, and the Dockerfile.</summary>
    public const int UsualSources = 2;

    /// <summary>The host of the URLs from which a daemon fetches uploads of the session.</summary>
    private const string UploadHost = "http://buildkit-session/";

    private readonly SessionSecrets _secrets;
    private readonly IProgress<BuildEvent> _progress;
    private readonly SortedList<string, string> _attributes = new(StringComparer.Ordinal);

    private BuildSession(BuildRequest request, SessionContext context, SessionOptions options, SessionSecrets secrets, RegistryLogins logins, IProgress<BuildEvent> progress)
    {
        _secrets = secrets;
        Logins = logins;
        _progress = progress;
        Options = options;
        Context = context;
        AddContext(context);
        AddNamedContexts(request);
    }

    public SessionOptions Options { get; }

    public SessionContext Context { get; }

    public RegistryLogins Logins { get; }

    /// <summary>The part of the options that builds with the same context share.</summary>
    public SessionOptions ForContext(LocalSource files) => new() { Name = Options.Name, SharedKey = Options.SharedKey, LocalSources = { [ContextSource] = files } };

    /// <summary>Changes the options of a solve so that it uses a shared session alone, which gets the Dockerfile, too.</summary>
    /// <param name="shared">The session.</param>
    /// <param name="number">The number of the build in the session, from 1.</param>
    /// <param name="options">The options.</param>
    public SolveOptions In(SharedSources shared, int number, SolveOptions options)
    {
        // A name for each position and not for each build: a daemon keeps a copy of the files of each name.
        var name = number == 1 ? DockerfileSource : DockerfileSource + number.ToString(CultureInfo.InvariantCulture);
        shared.Add(name, Options.LocalSources[DockerfileSource]);
        var attributes = new SortedList<string, string>(options.FrontendAttributes, StringComparer.Ordinal) { [DockerfileKey] = name };
        return options with { SharedSources = shared, HasOwnSession = false, Session = new SessionOptions(), FrontendAttributes = attributes };
    }

    /// <summary>The frontend's attributes for the contexts.</summary>
    public IReadOnlyDictionary<string, string> FrontendAttributes => _attributes;

    /// <exception cref="ImageBuildException">A secret or an SSH agent is missing, or the name of a context is invalid.</exception>
    public static BuildSession Create(BuildRequest request, Func<string, string?> environment, IProgress<BuildEvent> progress)
    {
        MissingSecrets.Check(request);
        var secrets = new SessionSecrets(request, progress);
        var logins = new RegistryLogins(request.Credentials, NamedRegistries.UsedBy(request), progress);
        var context = request.Context.ForSession();
        var options = new SessionOptions
        {
            Name = "imagegen",
            SharedKey = context.SharedName is { } name ? SessionOptions.SharedKeyFor(name) : null,
            Secrets = secrets,
            Registries = logins,
            SshAgents = [.. request.Options.Ssh.Select(agent => new SshAgent(agent.Id, agent.RequireSocket(environment)))],
        };
        return new BuildSession(request, context, options, secrets, logins, progress);
    }

    /// <summary>Throws the failure of a provider in this process. The daemon reports only that a call failed.</summary>
    public void ThrowIfFailed()
    {
        _secrets.ThrowIfFailed();
        Logins.ThrowIfFailed();
    }

    /// <summary>Reports the size of the context that the daemon has fetched. Nothing is reported for an archive, whose upload is a step.</summary>
    /// <param name="isFirst">Whether no other build has sent it for this one.</param>
    public void ReportSent(bool isFirst)
    {
        if (Options.LocalSources.TryGetValue(ContextSource, out var files) && (isFirst || files.SentEntries > 0))
        {
            _progress.Report(new ContextSent(files.SentEntries, files.SentBytes));
        }
    }

    private void AddContext(SessionContext context)
    {
        _attributes["filename"] = context.DockerfileName;
        if (context.Files is { } files)
        {
            Options.LocalSources[ContextSource] = files;
        }
        else if (context.Archive is { } archive)
        {
            var id = Guid.NewGuid().ToString("n");
            Options.Uploads[id] = archive;
            _attributes[ContextSource] = UploadHost + id;
        }
        else
        {
            _attributes[ContextSource] = context.Url!;
        }

        if (context.Dockerfile is { } dockerfile)
        {
            Options.LocalSources[DockerfileSource] = dockerfile;
            if (context.Files is null)
            {
                // Without it, the frontend looks for the Dockerfile in the context.
                _attributes[DockerfileKey] = DockerfileSource;
            }
        }
    }

    private void AddNamedContexts(BuildRequest request)
    {
        foreach (var (written, context) in request.Options.NamedContexts)
        {
            var name = ContextNames.Find(written) ?? throw new ImageBuildException(
                $"'{written}' is not a valid name of a context: it must be a valid image reference with lower-case letters. Rename it in {nameof(ImageBuildOptions)}.{nameof(ImageBuildOptions.NamedContexts)}.");
            _attributes["context:" + name] = context switch
            {
                NamedContext.Image image => "docker-image://" + image.Reference.ToCanonicalString(),
                NamedContext.Url url => url.Address,
                NamedContext.OciLayout layout => $"oci-layout://{AddLayout(name, layout, Path.GetFullPath(layout.Path, request.ProjectDirectory))}",
                NamedContext.Directory directory => "local:" + AddFolder(name, Path.GetFullPath(directory.Path, request.ProjectDirectory)),
                _ => throw new InvalidOperationException($"The type {context.GetType()} is not a supported named context."),
            };
        }
    }

    private string AddLayout(string name, NamedContext.OciLayout layout, string folder)
    {
        var index = new LayoutIndex(folder);
        var digest = layout.Tag is { } tag ? index.Find(tag) : index.FindOnly() ?? index.Find("latest");
        if (digest is null)
        {
            throw new BuildContextException(
                $"The folder '{folder}' of the context '{name}' has no image '{layout.Tag ?? "latest"}' in its index.json. Fix the path (a relative path starts at the project's folder), or use the tag of one of its images.");
        }

        // The id is a part of a reference, and the name may not be valid there.
        var id = $"layout{Options.ImageLayouts.Count}";
        Options.ImageLayouts[id] = folder;
        return $"{id}@{digest}";
    }

    private string AddFolder(string name, string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new BuildContextException($"The folder '{folder}' of the context '{name}' does not exist. Create it, or fix the path (a relative path starts at the project's folder).");
        }

        var local = name is ContextSource or DockerfileSource ? "_" + name : name;
        Options.LocalSources[local] = LocalSource.FromDirectory(folder);
        return local;
    }
}
