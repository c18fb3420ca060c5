using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Models;

namespace ImageGen.Generator.Pipeline.Resolution;

/// <summary>Checks that the members can be added to the class.</summary>
internal static class ClassRules
{
    public static void Check(ImageModel image, ImageDiagnostics diagnostics)
    {
        var type = image.Class;
        if (type.IsFileLocal)
        {
            diagnostics.Stop(Rules.FileLocalClass, Site.Class, type.Name);
        }
        else if (type.NotPartial is { } notPartial)
        {
            diagnostics.Stop(Rules.ClassNotPartial, Site.Class, notPartial, image.Name);
        }

        if (type.IsGeneric)
        {
            diagnostics.Stop(Rules.GenericClass, Site.Class, type.Name);
        }

        foreach (var member in type.TakenNames)
        {
            if (IsGenerated(member, image))
            {
                diagnostics.Stop(Rules.MemberNameCollision, Site.Member(member), type.Name, member);
            }
        }
    }

    /// <summary>Whether this image has the member. Some members depend on the tag or on the Dockerfile.</summary>
    private static bool IsGenerated(string member, ImageModel image) => member switch
    {
        GeneratedMembers.ReferenceText => image.Tag is not null,
        GeneratedMembers.Stage => image.Members.Stages.Count > 0,
        GeneratedMembers.BaseImages => image.Members.BaseImages.Count > 0,
        GeneratedMembers.ExposedPorts => image.Members.Ports.Count > 0,
        GeneratedMembers.Labels => image.Members.Labels.Count > 0,
        _ => true,
    };
}
