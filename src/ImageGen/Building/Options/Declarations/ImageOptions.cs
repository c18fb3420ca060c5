using ImageGen.Building.BuildKit.Capabilities;
using ImageGen.Building.Requests;

namespace ImageGen.Building.Options.Declarations;

/// <summary>The options for the image and its references.</summary>
internal static class ImageOptions
{
    public static readonly OptionGroup Group = OptionGroup.OfBuild();

    public static readonly ListOption<ImageTag> Tags = new(Group, nameof(ImageBuildOptions.Tags));

    public static readonly ListOption<ImageReference> AdditionalNames = new(Group, nameof(ImageBuildOptions.AdditionalNames));

    public static readonly ArgumentsOption Args = new(Group, nameof(ImageBuildOptions.Args))
    {
        Attribute = new((build, attributes) =>
        {
            foreach (var (name, value) in BuildArgumentValues.FromRequest(build.Request))
            {
                // Without a value, the Dockerfile's default is used.
                if (value is not null)
                {
                    attributes["build-arg:" + name] = value;
                }
            }
        }),
        Query = new(
            docker: (query, request) => query.Add("buildargs", QueryJson.Map(BuildArgumentValues.FromRequest(request))),
            // Podman reads null as an empty value; Docker uses the Dockerfile's default.
            podman: (query, request) => query.Add("buildargs", QueryJson.Map([.. BuildArgumentValues.FromRequest(request).Where(argument => argument.Value is not null)]))),
    };

    public static readonly MapOption<string> Labels = new(Group, nameof(ImageBuildOptions.Labels))
    {
        Attribute = new((build, attributes) =>
        {
            foreach (var (name, value) in build.Options.Labels)
            {
                attributes["label:" + name] = value;
            }
        }),
        Query = new((query, request) => query.Add("labels", QueryJson.Map([.. request.Options.Labels.Select(label => KeyValuePair.Create(label.Key, (string?)label.Value))]))),
    };

    public static readonly BuildOption<string?> Target = new(Group, nameof(ImageBuildOptions.Target))
    {
        Attribute = new("target"),
        Query = new("target"),
    };

    public static readonly ListOption<Platform> Platforms = new(Group, nameof(ImageBuildOptions.Platforms))
    {
        AskedWhen = options => options.Platforms.Count > 1,
        Store = BuildKitStore.Containerd,
        Attribute = new("platform", build => build.Options.Platforms is { Count: > 0 } platforms ? string.Join(',', platforms) : null),
        Query = new((query, request) => query.Add("platform", request.Options.Platforms is [var platform, ..] ? platform.ToString() : null)),
    };
}
