using ImageGen.Generator.Models;

namespace ImageGen.Generator.Emission;

/// <summary>Emits <c>BuildAsync</c>, <c>PushAsync</c> and <c>BuildAndPushAsync</c>.</summary>
internal static class OperationMembers
{
    private const string PushOptionsParameter = "global::ImageGen.ImagePushOptions? {0} = null";
    private const string CancellationParameter = "global::System.Threading.CancellationToken cancellationToken = default";

    private const string BuildOptionsDoc = "<param name=\"options\">The options of this build. They take precedence over the settings of the attribute.</param>";
    private const string PushOptionsDoc = "<param name=\"{0}\">The options of this push.</param>";
    private const string CancellationDoc = "<param name=\"cancellationToken\">Stops the work, also on the engine.</param>";
    private const string EngineExceptionDoc = "<exception cref=\"global::ImageGen.EngineUnreachableException\">No engine responds.</exception>";
    private const string BuildExceptionDoc = "<exception cref=\"global::ImageGen.ImageBuildException\">The build failed.</exception>";
    private const string PushExceptionDoc = "<exception cref=\"global::ImageGen.ImagePushException\">The registry refused the push, or the push failed.</exception>";

    public static void Write(MemberWriter members, ImageModel model)
    {
        // A BuildOptions that the class declares itself may be any type, so the stub accepts any options.
        var buildOptions = model.Class.TakenNames.Contains(GeneratedMembers.BuildOptions) ? "global::ImageGen.ImageBuildOptions" : GeneratedMembers.BuildOptions;
        var isRequired = model.Members.RequireOptions && buildOptions == GeneratedMembers.BuildOptions;
        var buildOptionsParameter = buildOptions + (isRequired ? " options" : "? options = null");
        Write(members, new OperationMember
        {
            Name = GeneratedMembers.BuildAsync,
            Result = "BuiltImage",
            Documentation =
            [
                "<summary>Builds the image.</summary>",
                BuildOptionsDoc,
                CancellationDoc,
                "<returns>The image's id and its references. Its <c>PushAsync</c> pushes them.</returns>",
                EngineExceptionDoc,
                BuildExceptionDoc,
            ],
            Parameters = [buildOptionsParameter, CancellationParameter],
            Body = Stub.Or(model, "Image.BuildAsync(options, cancellationToken)"),
        });
        Write(members, new OperationMember
        {
            Name = GeneratedMembers.PushAsync,
            Result = "PushedImage",
            Documentation =
            [
                "<summary>Pushes the image that the engine has under " + NameMembers.SeeReference(model) + ", or under the tags of the options. It builds nothing. To push the result of a build, use the <c>PushAsync</c> of that result.</summary>",
                Named(PushOptionsDoc, "options"),
                CancellationDoc,
                "<returns>The pushed references, with tag and digest.</returns>",
                EngineExceptionDoc,
                PushExceptionDoc,
            ],
            Parameters = [Named(PushOptionsParameter, "options"), CancellationParameter],
            Body = Stub.Or(model, "Image.PushAsync(options, cancellationToken)"),
        });
        Write(members, new OperationMember
        {
            Name = GeneratedMembers.BuildAndPushAsync,
            Result = "PushedImage",
            Documentation =
            [
                "<summary>Builds the image and pushes the result. If the build fails, nothing is pushed.</summary>",
                BuildOptionsDoc,
                Named(PushOptionsDoc, "pushOptions"),
                CancellationDoc,
                "<returns>The pushed references, with tag and digest.</returns>",
                EngineExceptionDoc,
                BuildExceptionDoc,
                PushExceptionDoc,
            ],
            Parameters = [buildOptionsParameter, Named(PushOptionsParameter, "pushOptions"), CancellationParameter],
            Body = Stub.Or(model, "Image.BuildAndPushAsync(options, pushOptions, cancellationToken)"),
        });
    }

    private static void Write(MemberWriter members, OperationMember member) =>
        members.Write(
            member.Name,
            member.Documentation,
            writer =>
            {
                writer.Line(
                    "public static global::System.Threading.Tasks.Task<global::ImageGen." + member.Result + "> "
                    + member.Name + "(" + string.Join(", ", member.Parameters) + ") =>");
                writer.Indent();
                writer.Line(member.Body + ";");
                writer.Outdent();
            });

    private static string Named(string text, string parameter) => text.Replace("{0}", parameter);
}
