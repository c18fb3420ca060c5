using ImageGen.Building.Options;

namespace ImageGen.Building.Requests;

/// <summary>The options of a build as the query of the Engine's <c>/build</c>.</summary>
internal static class BuildQuery
{
    /// <summary>What Docker's classic builder reads.</summary>
    public static QueryString Classic(BuildRequest request) => Create(request, isPodman: false);

    /// <summary>What Podman reads: the names are Docker's, the form of several values is its own.</summary>
    public static QueryString Buildah(BuildRequest request) => Create(request, isPodman: true);

    private static QueryString Create(BuildRequest request, bool isPodman)
    {
        var query = new QueryString("build")
            .AddEach("t", request.References.Select(reference => reference.ToString()))
            .Add("dockerfile", request.Context.DockerfileName)
            .Add("remote", request.Context.RemoteUrl);
        foreach (var option in BuildOptionTable.All)
        {
            option.Query?.AddTo(query, option, request, isPodman);
        }

        return query;
    }
}
