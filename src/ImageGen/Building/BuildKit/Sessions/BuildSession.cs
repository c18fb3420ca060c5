using ImageGen.Building.Requests;
using ImageGen.BuildKit;
using ImageGen.BuildKit.Sessions.Contents;
using ImageGen.Contexts;

namespace ImageGen.Building.BuildKit.Sessions;

/// <summary>What a build offers to the daemon: its files, and whom it asks for secrets, agents and credentials.</summary>
internal sealed class BuildSession
{
    private const string Context = "context";
    private const string Dockerfile = "dockerfile";

    /// <summary>The host of the URLs by which a daemon fetches what a session uploads.</summary>
    private const string UploadHost = "http://buildkit-session/";

    private readonly SecretSource _secrets;
    private readonly RegistryLogins _logins;
    private readonly SortedList<string, string> _attributes = new(StringComparer.Ordinal);

    private BuildSession(BuildRequest request, SessionContext context, SessionOptions options, SecretSource secrets, RegistryLogins logins)
    {
        _secrets = secrets;
        _logins = logins;
        Options = options;
        AddContext(context);
        AddNamedContexts(request);
    }

    public SessionOptions Options { get; }

    /// <summary>What the frontend is told of the contexts.</summary>
    public IReadOnlyDictionary<string, string> FrontendAttributes => _attributes;

    /// <exception cref="ImageBuildException">Something that is to be offered is not there.</exception>
    public static BuildSession Create(BuildRequest request, Func<string, string?> environment, IProgress<BuildEvent> progress)
    {
        var secrets = new SecretSource(request, progress);
        var logins = new RegistryLogins(request.Credentials, NamedRegistries.UsedBy(request), progress);
        var context = request.Context.ForSession();
        var options = new SessionOptions
        {
            Name = "imagegen",
            SharedKey = context.Folder is { } folder ? SessionOptions.SharedKeyFor(folder) : null,
            Secrets = secrets,
            Registries = logins,
            SshAgents = [.. request.Options.Ssh.Select(agent => new SshAgent(agent.Id, agent.RequireSocket(environment)))],
        };
        return new BuildSession(request, context, options, secrets, logins);
    }

    /// <summary>Throws what went wrong on this side, of which the daemon only learned that something did.</summary>
    public void ThrowIfFailed()
    {
        _secrets.ThrowIfFailed();
        _logins.ThrowIfFailed();
    }

    /// <summary>Tells what the daemon has fetched of the context. An archive is not looked into, and counts as sent by its steps.</summary>
    public void ReportSent(IProgress<BuildEvent> progress)
    {
        if (Options.LocalSources.TryGetValue(Context, out var files))
        {
            progress.Report(new ContextSent(files.SentEntries, files.SentBytes));
        }
    }

    private void AddContext(SessionContext context)
    {
        _attributes["filename"] = context.DockerfileName;
        if (context.Files is { } files)
        {
            Options.LocalSources[Context] = files;
        }
        else if (context.Archive is { } archive)
        {
            var id = Guid.NewGuid().ToString("n");
            Options.Uploads[id] = archive;
            _attributes[Context] = UploadHost + id;
        }
        else
        {
            _attributes[Context] = context.Url!;
        }

        if (context.Dockerfile is { } dockerfile)
        {
            Options.LocalSources[Dockerfile] = dockerfile;
            if (context.Files is null)
            {
                // Else the frontend looks for it where the context comes from.
                _attributes["dockerfilekey"] = Dockerfile;
            }
        }
    }

    private void AddNamedContexts(BuildRequest request)
    {
        foreach (var (written, context) in request.Options.NamedContexts)
        {
            var name = ContextNames.Find(written) ?? throw new ImageBuildException(
                $"'{written}' cannot name a context: the Dockerfile names it like an image, in lower-case letters. Rename it in {nameof(ImageBuildOptions)}.{nameof(ImageBuildOptions.NamedContexts)}.");
            _attributes["context:" + name] = context switch
            {
                NamedContext.Image image => "docker-image://" + image.Reference.ToCanonicalString(),
                NamedContext.Url url => url.Address,
                NamedContext.OciLayout layout => $"oci-layout://{AddLayout(name, layout, Path.GetFullPath(layout.Path, request.ProjectDirectory))}",
                NamedContext.Directory directory => "local:" + AddFolder(name, Path.GetFullPath(directory.Path, request.ProjectDirectory)),
                _ => throw new InvalidOperationException($"A named context of the kind {context.GetType()} is not known."),
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
                $"The folder '{folder}' of the context '{name}' holds no image '{layout.Tag ?? "latest"}' in its index.json. Correct its path (a relative one starts at the project's folder), or name one of its images.");
        }

        // The id is a part of a reference, which a name may not be as it is.
        var id = $"layout{Options.ImageLayouts.Count}";
        Options.ImageLayouts[id] = folder;
        return $"{id}@{digest}";
    }

    private string AddFolder(string name, string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new BuildContextException($"The folder '{folder}' of the context '{name}' does not exist. Create it, or correct its path; a relative one starts at the project's folder.");
        }

        var local = name is Context or Dockerfile ? "_" + name : name;
        Options.LocalSources[local] = LocalSource.FromDirectory(folder);
        return local;
    }
}
