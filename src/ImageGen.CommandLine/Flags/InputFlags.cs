using System.CommandLine;
using ImageGen.CommandLine.Values;

namespace ImageGen.CommandLine.Flags;

/// <summary>What a build receives besides its arguments: <c>--target</c>, <c>--platform</c>, <c>--build-context</c>, <c>--secret</c>, <c>--ssh</c>, <c>--builder</c>.</summary>
internal sealed class InputFlags
{
    private readonly Option<string> _target = new("--target") { HelpName = "stage", Description = "The stage to build. Default: the last one.", Arity = ArgumentArity.ExactlyOne };

    private readonly Option<IReadOnlyList<Platform>> _platform = ValueOption.Lists(
        ["--platform"], "platform", "The platforms to build for, with commas between them: linux/amd64,linux/arm64.", PlatformList.Read);

    private readonly Option<IReadOnlyList<ContextText>> _context = ValueOption.List(
        ["--build-context"], "context", "A named context: NAME=FOLDER, NAME=docker-image://IMAGE, NAME=oci-layout://FOLDER:TAG, or NAME=URL. Several are allowed.", ContextText.Read);

    private readonly Option<IReadOnlyList<BuildSecret>> _secret = ValueOption.List(
        ["--secret"], "id=ID,env=NAME", "A secret for RUN steps: id=token,env=TOKEN or id=npmrc,src=.npmrc. Several are allowed.", SecretText.Read);

    private readonly Option<IReadOnlyList<SshForward>> _ssh = ValueOption.List(
        ["--ssh"], "id", "An SSH agent for RUN steps: default, or an id with the path of its socket.", SshText.Read);

    private readonly Option<ImageBuilder?> _builder = ValueOption.One(
        ["--builder"], "builder", $"The builder: {string.Join(", ", BuilderName.All)}.", BuilderName.Read);

    public InputFlags(IReadOnlyList<DeclaredImage> images, Func<ParseResult, IReadOnlyList<DeclaredImage>> select)
    {
        _target.CompletionSources.Add(context => select(context.ParseResult).SelectMany(image => image.Stages).Distinct(StringComparer.Ordinal));
        _platform.CompletionSources.Add(_ => images.SelectMany(image => image.DeclaredPlatforms).Select(platform => platform.ToString()).Concat(PlatformList.Usual).Distinct(StringComparer.Ordinal));
        _secret.CompletionSources.Add(context => select(context.ParseResult).SelectMany(image => image.Secrets).Select(secret => "id=" + secret.Id).Distinct(StringComparer.Ordinal));
        _ssh.CompletionSources.Add(context => select(context.ParseResult).SelectMany(image => image.SshIds).Distinct(StringComparer.Ordinal));
        // The members of the enum have other names.
        _builder.CompletionSources.Clear();
        _builder.CompletionSources.Add(_ => BuilderName.All);
    }

    public void AddTo(Command command)
    {
        command.Options.Add(_target);
        command.Options.Add(_platform);
        command.Options.Add(_context);
        command.Options.Add(_secret);
        command.Options.Add(_ssh);
        command.Options.Add(_builder);
    }

    public string? GetTarget(ParseResult result) => result.GetValue(_target);

    public ImageBuilder? GetBuilder(ParseResult result) => result.GetValue(_builder);

    public IReadOnlyList<ContextText> GetContexts(ParseResult result) => result.GetValue(_context) ?? [];

    public IReadOnlyList<BuildSecret> GetSecrets(ParseResult result) => result.GetValue(_secret) ?? [];

    public void Set(ParseResult result, ImageBuildOptions options)
    {
        foreach (var platform in result.GetValue(_platform) ?? [])
        {
            options.Platforms.Add(platform);
        }

        // The last one with a name is used, as with the docker CLI.
        foreach (var context in GetContexts(result))
        {
            options.NamedContexts[context.Name] = context.Context;
        }

        foreach (var secret in GetSecrets(result))
        {
            options.Secrets.Add(secret);
        }

        foreach (var agent in result.GetValue(_ssh) ?? [])
        {
            options.Ssh.Add(agent);
        }
    }
}
