using ImageGen.Building.Options;

namespace ImageGen.Building.Requests;

/// <summary>The options of a build as the query of the engine's <c>/build</c>.</summary>
internal static class BuildQuery
{
    /// <summary>Creates the query for Docker's classic builder.</summary>
    public static QueryString Classic(BuildRequest request) => Create(request, isPodman: false);

    /// <summary>Creates the query for Podman. It has Docker's names, and other forms of some values.</summary>
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
